package dev.contenttrust.scan.language.jar;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/** An artifact of a Maven repository: what {@code pom.properties} says, which Maven puts into every jar that it makes. */
record MavenArtifact(String group, String artifact, String version) {
    private static final Pattern WORD = Pattern.compile("[\\w.+~-]{1,300}");

    /** Empty where a part is missing, or a placeholder was left in it. */
    static Optional<MavenArtifact> read(String text) throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IllegalArgumentException e) {
            throw new IOException("pom.properties has an escape that is none", e);
        }
        MavenArtifact artifact = new MavenArtifact(
                word(properties, "groupId"), word(properties, "artifactId"), word(properties, "version"));
        boolean whole = !artifact.group.isEmpty() && !artifact.artifact.isEmpty() && !artifact.version.isEmpty();
        return whole ? Optional.of(artifact) : Optional.empty();
    }

    private static String word(Properties properties, String name) {
        String value = properties.getProperty(name, "").strip();
        return WORD.matcher(value).matches() ? value : "";
    }
}
