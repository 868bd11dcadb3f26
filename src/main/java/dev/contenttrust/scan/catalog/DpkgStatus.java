package dev.contenttrust.scan.catalog;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.catalog.Stanzas.Stanza;
import dev.contenttrust.scan.file.MalformedFileException;
import dev.contenttrust.scan.file.Pieces;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.FactCollector;
import dev.contenttrust.scan.inventory.Kind;
import dev.contenttrust.scan.inventory.SourcePackage;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * dpkg's list of packages (deb-control(5), dpkg-query(1)): {@code status}, of which those count that are installed, and the files
 * of {@code status.d}, one a package, which images without a package manager have instead.
 */
public final class DpkgStatus implements Cataloguer {
    /** That of 60,000 packages would fit. */
    private static final int SIZE_MAX = 48 << 20;

    private static final Pattern PLACE = Pattern.compile("(var|usr)/lib/dpkg/(status|status\\.d/[^/]+)");
    private static final Pattern SOURCE = Pattern.compile("(\\S+)(?:\\s+\\((\\S+)\\))?\\s*");
    private static final Stanzas STANZAS =
            new Stanzas(Set.of("package", "version", "status", "source", "architecture"));

    @Override
    public String what() {
        return "the dpkg database";
    }

    @Override
    public long sizeMax() {
        return SIZE_MAX;
    }

    @Override
    public boolean reads(String path, Head head) {
        return path.contains("lib/dpkg/status") && PLACE.matcher(path).matches() && !path.endsWith(DpkgFiles.SUMS);
    }

    @Override
    public void read(FileBytes file, FactCollector facts) throws IOException {
        String text = Pieces.text(file, SIZE_MAX);
        boolean single = facts.file().contains("/status.d/");
        int[] seen = new int[1];
        STANZAS.read(text, stanza -> {
            seen[0]++;
            stanza(stanza, single, facts);
        });
        if (seen[0] == 0 && !text.isBlank()) {
            throw new MalformedFileException("no package is described in it");
        }
    }

    private static void stanza(Stanza stanza, boolean single, FactCollector facts) {
        Optional<String> name = stanza.field("package");
        Optional<String> version = stanza.field("version");
        Optional<String> status = stanza.field("status");
        boolean installed = status.map(DpkgStatus::isInstalled).orElse(single || name.isEmpty());
        if (!installed) {
            return;
        }
        if (name.isEmpty() || version.isEmpty()) {
            facts.problem("an installed dpkg package", name.orElse("one of them") + " has no name or no version");
            return;
        }
        facts.component(Component.declared(Kind.DEB, "", name.get(), version.get(), facts.file())
                .from(source(stanza, name.get(), version.get()))
                .on(stanza.field("architecture")));
    }

    /** Wanted or on hold, without an error, and there: the third word of the three. */
    private static boolean isInstalled(String status) {
        String[] words = status.split("\\s+");
        return words.length == 3 && words[2].equals("installed");
    }

    /** {@code Source: name (version)}, each part left out where it is the package's own. */
    private static SourcePackage source(Stanza stanza, String name, String version) {
        Matcher source = SOURCE.matcher(stanza.field("source").orElse(name));
        if (!source.matches()) {
            return new SourcePackage(name, version);
        }
        return new SourcePackage(
                source.group(1), Optional.ofNullable(source.group(2)).orElse(version));
    }
}
