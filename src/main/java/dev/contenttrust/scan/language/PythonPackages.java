package dev.contenttrust.scan.language;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.catalog.Cataloguer;
import dev.contenttrust.scan.catalog.Head;
import dev.contenttrust.scan.file.MalformedFileException;
import dev.contenttrust.scan.file.Pieces;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.FactCollector;
import dev.contenttrust.scan.inventory.Kind;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The metadata of installed Python packages (Python packaging specifications, "Core metadata"): header lines up to the first empty
 * one, in {@code *.dist-info/METADATA} and the older {@code *.egg-info}.
 */
public final class PythonPackages implements Cataloguer {
    private static final int SIZE_MAX = 16 << 20;

    private static final Pattern PLACE =
            Pattern.compile("(?:.*/)?[^/]+\\.(?:dist-info/METADATA|egg-info/PKG-INFO|egg-info|egg/EGG-INFO/PKG-INFO)");

    /** What people write who do not say. */
    private static final String NO_LICENCE = "UNKNOWN";

    @Override
    public String what() {
        return "a Python package";
    }

    @Override
    public long sizeMax() {
        return SIZE_MAX;
    }

    @Override
    public boolean reads(String path, Head head) {
        return (path.endsWith("/METADATA") || path.endsWith("/PKG-INFO") || path.endsWith(".egg-info"))
                && PLACE.matcher(path).matches();
    }

    @Override
    public void read(FileBytes file, FactCollector facts) throws IOException {
        Map<String, String> fields = fields(Pieces.text(file, SIZE_MAX));
        String name = fields.getOrDefault("name", "");
        if (name.isEmpty()) {
            throw new MalformedFileException("it has no name");
        }
        Optional<String> licence = Optional.ofNullable(fields.getOrDefault("license-expression", fields.get("license")))
                .filter(text -> !text.isEmpty() && !text.equals(NO_LICENCE));
        facts.component(Component.declared(Kind.PYPI, "", name, fields.getOrDefault("version", ""), facts.file())
                .licensed(licence));
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new HashMap<>();
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
            String line = lines.next();
            if (line.isBlank()) {
                break;
            }
            int colon = line.indexOf(':');
            if (colon > 0 && !Character.isWhitespace(line.charAt(0))) {
                fields.putIfAbsent(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return fields;
    }
}
