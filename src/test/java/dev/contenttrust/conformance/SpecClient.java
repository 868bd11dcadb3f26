package dev.contenttrust.conformance;

import dev.contenttrust.cli.Cli;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Terminals;
import dev.contenttrust.json.JsonCursor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A client that is driven as the tuf-conformance suite drives clients: by {@code trust tuf}, each time as a run of its own. */
final class SpecClient {
    static final Instant TODAY = Instant.parse("2026-06-01T12:00:00Z");

    private final Path directory;
    private final SpecServer server;
    private Instant now = TODAY;
    private String errors = "";

    SpecClient(Path directory, SpecServer server) {
        this.directory = directory;
        this.server = server;
    }

    SpecClient at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    /** Starts from the repository's first root. */
    SpecClient initialized() {
        if (init(server.repository().role("root").published.get(0)) != 0) {
            throw new AssertionError(errors);
        }
        return this;
    }

    int init(byte[] root) {
        try {
            Path file = Files.write(directory.resolve("initial_root.json"), root);
            return run(List.of("--metadata-dir", metadata().toString(), "init", file.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int refresh() {
        return run(with("refresh"));
    }

    int download(String... targets) {
        List<String> options = new ArrayList<>();
        for (String target : targets) {
            options.addAll(List.of("--target-name", target));
        }
        options.addAll(List.of("--target-dir", artifacts().toString(), "--target-base-url", server.url("targets/")));
        options.add("download");
        return run(with(options.toArray(String[]::new)));
    }

    private List<String> with(String... more) {
        List<String> all = new ArrayList<>(
                List.of("--metadata-dir", metadata().toString(), "--metadata-url", server.url("metadata/")));
        all.addAll(List.of(more));
        return all;
    }

    private int run(List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("tuf"));
        all.addAll(arguments);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Host host = new Host(
                Map.of("HOME", directory.toString()),
                InputStream.nullInputStream(),
                new ByteArrayOutputStream(),
                err,
                InstantSource.fixed(now),
                Terminals.NONE);
        int code = Cli.run(host, all).number();
        errors = err.toString(StandardCharsets.UTF_8);
        return code;
    }

    /** What the last run said. */
    String errors() {
        return errors;
    }

    Path metadata() {
        return directory.resolve("metadata");
    }

    Path artifacts() {
        return directory.resolve("artifacts");
    }

    /** The versions of all trusted files, by their names without {@code .json}. */
    Map<String, Long> trusted() {
        Map<String, Long> versions = new TreeMap<>();
        for (Path file : files(metadata())) {
            String name = file.getFileName().toString();
            if (name.endsWith(".json")) {
                versions.put(name.substring(0, name.length() - ".json".length()), version(file));
            }
        }
        return versions;
    }

    private static long version(Path file) {
        return JsonCursor.parse(file.toString(), read(file))
                .member("signed")
                .member("version")
                .integer();
    }

    byte[] trusted(String role) {
        return read(metadata().resolve(role + ".json"));
    }

    /** The artifacts, by the names of their files. */
    Map<String, String> downloaded() {
        Map<String, String> contents = new TreeMap<>();
        for (Path file : files(artifacts())) {
            contents.put(file.getFileName().toString(), new String(read(file), StandardCharsets.UTF_8));
        }
        return contents;
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
