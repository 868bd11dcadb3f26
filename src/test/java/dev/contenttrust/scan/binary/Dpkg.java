package dev.contenttrust.scan.binary;

import dev.contenttrust.live.peer.Peers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What this machine's package manager has installed. */
final class Dpkg {
    private static final Path LISTS = Path.of("/var/lib/dpkg/info");

    /**
     * A package.
     *
     * @param debian whether Debian's own people keep it
     */
    record Owner(String name, String version, boolean debian) {}

    private final Map<String, Owner> packages = new HashMap<>();

    private Dpkg() {
        String format = "${binary:Package}\t${Version}\t${Maintainer}\t${db:Status-Status}\n";
        for (String line : run(List.of(Peers.path("dpkg-query").toString(), "-W", "-f", format))
                .lines()
                .toList()) {
            String[] fields = line.split("\t");
            if (fields.length == 4 && fields[3].equals("installed")) {
                packages.put(fields[0], new Owner(fields[0], fields[1], fields[2].contains("debian.")));
            }
        }
    }

    static Dpkg here() {
        return new Dpkg();
    }

    Optional<Owner> find(String name) {
        return Optional.ofNullable(packages.get(name))
                .or(() -> packages.values().stream()
                        .filter(candidate -> candidate.name().startsWith(name + ":"))
                        .findFirst());
    }

    /** The regular files of a package that can be read. */
    List<Path> files(Owner owner) {
        return lines(LISTS.resolve(owner.name() + ".list"))
                .map(Path::of)
                .filter(path -> Files.isRegularFile(path) && !Files.isSymbolicLink(path) && Files.isReadable(path))
                .toList();
    }

    /** Every file of Debian's own packages, with its owner. */
    Map<Path, Owner> owners() {
        Map<Path, Owner> owners = new TreeMap<>();
        packages.values().stream()
                .filter(Owner::debian)
                .forEach(owner -> files(owner).forEach(path -> owners.put(real(path), owner)));
        return owners;
    }

    static String run(List<String> command) {
        return run(command, Path.of(""));
    }

    static String run(List<String> command, Path where) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(where.toAbsolutePath().toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " ended with " + process.exitValue());
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Stream<String> lines(Path list) {
        try {
            return Files.exists(list) ? Files.readAllLines(list).stream() : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path;
        }
    }
}
