package dev.contenttrust.scan.language.jar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Groups of artifacts whose jars do not say theirs: {@code maven-groups.txt}. */
final class KnownGroups {
    private static final List<Rule> RULES = read();

    private KnownGroups() {}

    static Optional<String> of(String artifact) {
        return RULES.stream().filter(rule -> rule.isOf(artifact)).findFirst().map(Rule::group);
    }

    private static List<Rule> read() {
        try (InputStream file = KnownGroups.class.getResourceAsStream("maven-groups.txt")) {
            if (file == null) {
                throw new IllegalStateException("maven-groups.txt is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .map(line -> line.split("\\s+"))
                    .map(fields -> new Rule(fields[0], fields[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name, or what names begin with before a star, and the group. */
    private record Rule(String artifact, String group) {
        boolean isOf(String name) {
            return artifact.endsWith("*")
                    ? name.startsWith(artifact.substring(0, artifact.length() - 1))
                    : name.equals(artifact);
        }
    }
}
