package dev.contenttrust.lint.dockerfile;

import dev.contenttrust.lint.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every Dockerfile of this project: those that rules are tested with, the practices, and the examples of the documentation. */
public final class Corpus {
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```dockerfile\\n(.*?)^```$");

    private Corpus() {}

    public static List<SourceText> dockerfiles() {
        List<SourceText> all = new ArrayList<>();
        for (String top : List.of("src/test/resources/dev/contenttrust/lint", "trust-fixtures/practices")) {
            try (Stream<Path> files = Files.walk(Path.of(top))) {
                for (Path file : files.filter(each -> each.toString().endsWith(".Dockerfile"))
                        .sorted()
                        .toList()) {
                    all.add(SourceText.of(file.toString(), Files.readAllBytes(file)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        Matcher examples = EXAMPLE.matcher(rules());
        while (examples.find()) {
            all.add(SourceText.of("docs/rules.md:" + examples.start(), examples.group(1)));
        }
        return all;
    }

    private static String rules() {
        try {
            return Files.readString(Path.of("docs/rules.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
