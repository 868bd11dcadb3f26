package dev.contenttrust.scan.catalog;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.file.MalformedFileException;
import dev.contenttrust.scan.file.Pieces;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.FactCollector;
import dev.contenttrust.scan.inventory.Kind;
import dev.contenttrust.scan.inventory.OwnedFiles;
import dev.contenttrust.scan.inventory.SourcePackage;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

/**
 * apk's list of packages and their files (Alpine wiki, "Apk spec", "Installed Database V2"): a field a line, its name one
 * letter and a colon, an empty line after each package. The version 3 of apk-tools keeps it under {@code usr/lib}.
 */
public final class ApkInstalled implements Cataloguer {
    private static final int SIZE_MAX = 64 << 20;

    @Override
    public String what() {
        return "the apk database";
    }

    @Override
    public long sizeMax() {
        return SIZE_MAX;
    }

    @Override
    public boolean reads(String path, Head head) {
        return path.equals("lib/apk/db/installed") || path.equals("usr/lib/apk/db/installed");
    }

    @Override
    public void read(FileBytes file, FactCollector facts) throws IOException {
        String text = Pieces.text(file, SIZE_MAX);
        Reading reading = new Reading(facts);
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
            reading.line(lines.next());
        }
        reading.end();
        if (!reading.any && !text.isBlank()) {
            throw new MalformedFileException("no package is described in it");
        }
    }

    /** The package that is being read. */
    private static final class Reading {
        private final FactCollector facts;
        private boolean any;
        private String name = "";
        private String version = "";
        private Optional<String> architecture = Optional.empty();
        private Optional<String> origin = Optional.empty();
        private Optional<String> licence = Optional.empty();
        private String directory = "";
        private OwnedFiles.Builder files = new OwnedFiles.Builder("");
        private boolean within;

        Reading(FactCollector facts) {
            this.facts = facts;
        }

        void line(String line) {
            if (line.isBlank()) {
                end();
            } else if (line.length() >= 2 && line.charAt(1) == ':') {
                within = true;
                field(line.charAt(0), line.substring(2).strip());
            }
        }

        private void field(char field, String value) {
            switch (field) {
                case 'P' -> {
                    name = value;
                    files = new OwnedFiles.Builder(value);
                }
                case 'V' -> version = value;
                case 'A' -> architecture = present(value);
                case 'o' -> origin = present(value);
                case 'L' -> licence = present(value);
                case 'F' -> directory = value;
                case 'R' -> files.add(directory.isEmpty() ? value : directory + "/" + value);
                default -> {
                    // Dependencies, sums, modes: not asked for.
                }
            }
        }

        void end() {
            if (!name.isEmpty() && !version.isEmpty()) {
                any = true;
                facts.component(Component.declared(Kind.APK, "", name, version, facts.file())
                        .from(new SourcePackage(origin.orElse(name), version))
                        .on(architecture)
                        .licensed(licence));
                facts.owned(files);
            } else if (within && any) {
                facts.problem(
                        "an installed apk package", (name.isEmpty() ? "one" : name) + " has no name or no version");
            }
            within = false;
            name = "";
            version = "";
            architecture = Optional.empty();
            origin = Optional.empty();
            licence = Optional.empty();
            directory = "";
            files = new OwnedFiles.Builder("");
        }

        private static Optional<String> present(String value) {
            return value.isEmpty() ? Optional.empty() : Optional.of(value);
        }
    }
}
