package dev.contenttrust.scan.language.jar;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.file.MalformedFileException;
import dev.contenttrust.scan.file.Pieces;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.FactCollector;
import dev.contenttrust.scan.inventory.Kind;
import dev.contenttrust.scan.inventory.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one archive of a layer and those within it. */
final class ArchiveReading {
    /** An ear holds wars, which hold jars, which some tools pack once more. */
    private static final int DEPTH_MAX = 5;

    private static final int DESCRIPTION_MAX = 1 << 20;
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String MAVEN = "META-INF/maven/";
    private static final String PROPERTIES = "/pom.properties";

    /** Shading tools keep those of what they pack together. */
    private static final int DESCRIPTIONS_MAX = 10_000;

    private final FactCollector facts;
    private final Budget budget;

    ArchiveReading(FactCollector facts, Budget budget) {
        this.facts = facts;
        this.budget = budget;
    }

    /**
     * Reads an archive.
     *
     * @param place its path, and before that those of the archives that it is in
     */
    void read(FileBytes archive, String place, int depth) throws IOException {
        Found found = new Found();
        try {
            ZipDirectory.of(archive).each(entry -> look(entry, place, depth, found));
        } finally {
            tell(found, place);
        }
    }

    private void look(ZipEntry entry, String place, int depth, Found found) {
        String name = entry.name();
        try {
            if (name.equals(MANIFEST)) {
                found.manifest = Manifest.read(description(entry));
            } else if (name.startsWith(MAVEN)
                    && name.endsWith(PROPERTIES)
                    && found.artifacts.size() < DESCRIPTIONS_MAX) {
                MavenArtifact.read(description(entry)).ifPresent(found.artifacts::add);
            } else if (ArchiveName.isArchive(name)) {
                nested(entry, place + "!/" + name, depth);
            } else if (name.endsWith(".class")) {
                found.classes.add(name);
            }
        } catch (IOException e) {
            facts.problem(new Problem(place + "!/" + name, "a part of a Java archive", String.valueOf(e.getMessage())));
        }
    }

    private String description(ZipEntry entry) throws IOException {
        return Pieces.text(entry.content(budget), DESCRIPTION_MAX);
    }

    private void nested(ZipEntry entry, String place, int depth) throws IOException {
        if (depth == DEPTH_MAX) {
            throw new MalformedFileException("it lies in more archives than are read");
        }
        FileBytes content = entry.content(budget);
        long held = entry.isStored() ? 0 : content.size();
        budget.enter(held);
        try {
            read(content, place, depth + 1);
        } finally {
            budget.leave(held);
        }
    }

    private void tell(Found found, String place) {
        ArchiveName name = ArchiveName.of(place);
        found.artifacts.forEach(artifact -> component(artifact, found, place));
        boolean described = found.artifacts.stream()
                .anyMatch(artifact -> artifact.artifact().equalsIgnoreCase(name.artifact()));
        boolean named = name.version().isPresent() || found.artifacts.isEmpty();
        if (!described && named) {
            itself(name, found).ifPresent(artifact -> component(artifact, found, place));
        }
    }

    private void component(MavenArtifact artifact, Found found, String place) {
        facts.component(Component.declared(Kind.MAVEN, artifact.group(), artifact.artifact(), artifact.version(), place)
                .licensed(found.artifacts.size() > 1 ? Optional.empty() : found.manifest.licence()));
    }

    /** What an archive is that Maven does not describe, if its name or its manifest says a version. */
    private static Optional<MavenArtifact> itself(ArchiveName name, Found found) {
        Optional<String> version = name.version().or(found.manifest::version);
        return version.map(v -> new MavenArtifact(group(name.artifact(), found), name.artifact(), v));
    }

    private static String group(String artifact, Found found) {
        return KnownGroups.of(artifact).or(found.manifest::group).orElseGet(found.classes::common);
    }

    /** What was seen in one archive. */
    private static final class Found {
        private final List<MavenArtifact> artifacts = new ArrayList<>();
        private final CommonPackage classes = new CommonPackage();
        private Manifest manifest = Manifest.read("");
    }
}
