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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The descriptions that RubyGems writes of installed gems: programs, but of one form, so that their assignments can be read. */
public final class RubyGems implements Cataloguer {
    private static final int SIZE_MAX = 1 << 20;

    private static final Pattern PLACE = Pattern.compile("(?:.*/)?specifications/(?:default/)?[^/]+\\.gemspec");
    private static final Pattern NAME = assignment("name");
    private static final Pattern VERSION = assignment("version");
    private static final Pattern LICENCES =
            Pattern.compile("^[ \\t]*\\w{1,20}\\.licen[sc]es? *= *\\[? *[\"']([^\"'\\n]+)[\"']", Pattern.MULTILINE);

    @Override
    public String what() {
        return "a Ruby gem";
    }

    @Override
    public long sizeMax() {
        return SIZE_MAX;
    }

    @Override
    public boolean reads(String path, Head head) {
        return path.endsWith(".gemspec") && PLACE.matcher(path).matches();
    }

    @Override
    public void read(FileBytes file, FactCollector facts) throws IOException {
        String text = Pieces.text(file, SIZE_MAX);
        Optional<String> name = first(NAME, text);
        if (name.isEmpty()) {
            throw new MalformedFileException("it names no gem");
        }
        facts.component(Component.declared(
                        Kind.GEM, "", name.get(), first(VERSION, text).orElse(""), facts.file())
                .licensed(first(LICENCES, text)));
    }

    private static Pattern assignment(String field) {
        return Pattern.compile(
                "^[ \\t]*\\w{1,20}\\." + field + " *= *(?:Gem::Version\\.new\\()? *[\"']([^\"'\\n]+)[\"']",
                Pattern.MULTILINE);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
