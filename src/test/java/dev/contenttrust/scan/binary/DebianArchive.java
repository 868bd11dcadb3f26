package dev.contenttrust.scan.binary;

import dev.contenttrust.live.peer.Peers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Packages of a Debian release, fetched and unpacked under a directory; nothing is installed. */
final class DebianArchive {
    private final Path directory;
    private final String release;

    /** @param directory empty; all that is fetched goes there */
    DebianArchive(Path directory, String release) {
        this.directory = directory;
        this.release = release;
    }

    /** A package's version and where it was unpacked. */
    record Unpacked(String version, Path root) {}

    /** By name of the package. */
    Map<String, Unpacked> fetch(List<String> names) throws IOException {
        Path fetched = Files.createDirectories(directory.resolve("fetched"));
        aptGet(List.of("-qq", "update"), directory);
        List<String> download = new ArrayList<>(List.of("-qq", "download"));
        download.addAll(names);
        aptGet(download, fetched);
        Map<String, Unpacked> unpacked = new TreeMap<>();
        try (Stream<Path> files = Files.list(fetched)) {
            for (Path file : files.toList()) {
                String[] parts = file.getFileName().toString().split("_");
                Path root =
                        Files.createDirectories(directory.resolve("unpacked").resolve(parts[0]));
                Dpkg.run(List.of(Peers.path("dpkg-deb").toString(), "-x", file.toString(), root.toString()));
                unpacked.put(parts[0], new Unpacked(parts[1].replace("%3a", ":"), root));
            }
        }
        return unpacked;
    }

    private void aptGet(List<String> arguments, Path where) throws IOException {
        Path sources = directory.resolve("sources.list");
        Files.writeString(sources, """
                deb http://deb.debian.org/debian %1$s main
                deb http://deb.debian.org/debian-security %1$s-security main
                """.formatted(release));
        Files.createDirectories(directory.resolve("state/lists/partial"));
        Files.createDirectories(directory.resolve("cache/archives/partial"));
        Path status = directory.resolve("state/status");
        if (!Files.exists(status)) {
            Files.createFile(status);
        }
        List<String> command = new ArrayList<>(List.of(Peers.path("apt-get").toString()));
        for (String option : List.of(
                "Dir::Etc::sourcelist=" + sources,
                "Dir::Etc::sourceparts=/dev/null",
                "Dir::State=" + directory.resolve("state"),
                "Dir::State::status=" + status,
                "Dir::Cache=" + directory.resolve("cache"),
                "APT::Sandbox::User=root")) {
            command.addAll(List.of("-o", option));
        }
        command.addAll(arguments);
        Dpkg.run(command, where);
    }
}
