package dev.contenttrust.live.peer;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * The foreign programs that tests run: servers to talk to, clients to compare with.
 *
 * <p>A test whose peer is missing is skipped by name, so that the suite runs anywhere. With {@code TRUST_PEERS_REQUIRED=1}
 * in the environment it fails instead, so that the place where they must run cannot skip them silently.
 */
public final class Peers {
    private final List<Path> directories;
    private final Absence absence;

    Peers(List<Path> directories, Absence absence) {
        this.directories = List.copyOf(directories);
        this.absence = absence;
    }

    /** Stops the calling test unless every one of these programs is on the {@code PATH}. */
    public static void require(String... tools) {
        Peers here = here();
        for (String tool : tools) {
            here.find(tool);
        }
    }

    /** Where the program lies; stops the calling test if it is not on the {@code PATH}. */
    public static Path path(String tool) {
        return here().find(tool);
    }

    Path find(String tool) {
        return directories.stream()
                .map(directory -> directory.resolve(tool))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseGet(() -> absence.insteadOf(tool));
    }

    private static Peers here() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        List<Path> directories = Arrays.stream(path.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
        return new Peers(
                directories, "1".equals(System.getenv("TRUST_PEERS_REQUIRED")) ? Absence.FAILS : Absence.SKIPS);
    }

    /** What a missing program means for the test that wants it. */
    enum Absence {
        SKIPS {
            @Override
            Path insteadOf(String tool) {
                throw new TestAbortedException(tool + " is not installed: scripts/test --install");
            }
        },
        FAILS {
            @Override
            Path insteadOf(String tool) {
                throw new AssertionFailedError(tool + " is not installed, and TRUST_PEERS_REQUIRED=1 demands it");
            }
        };

        abstract Path insteadOf(String tool);
    }
}
