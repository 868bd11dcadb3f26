package dev.contenttrust.vulndb.feed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A directory of exports with records of the test's own. */
public final class Exports {
    /** When its files were written. */
    public static final Instant WRITTEN = Instant.parse("2026-11-20T00:00:00Z");

    private final Path directory;
    private final Map<String, Map<String, String>> records = new LinkedHashMap<>();

    public Exports(Path directory) {
        this.directory = directory;
    }

    /** A record with a package that was mended in a version, as it is written. */
    public static String record(String id, String alias, String ecosystem, String name, String fixed) {
        return """
                {"schema_version": "1.7.0", "id": "%s", "modified": "2026-11-01T00:00:00Z", "aliases": ["%s"],
                 "summary": "A flaw of %s", "severity": [{"type": "CVSS_V3", "score": "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
                 "affected": [{"package": {"ecosystem": "%s", "name": "%s"},
                  "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "%s"}]}]}]}
                """.formatted(id, alias, name, ecosystem, name, fixed);
    }

    /** Adds such a record to the export of its ecosystem. */
    public Exports with(String id, String alias, String ecosystem, String name, String fixed) {
        return with(ecosystem.split(":", 2)[0], id + ".json", record(id, alias, ecosystem, name, fixed));
    }

    /** Adds a file to an export. */
    public Exports with(String ecosystem, String file, String json) {
        records.computeIfAbsent(ecosystem, key -> new LinkedHashMap<>()).put(file, json);
        return this;
    }

    /** Adds the list of known exploits. */
    public Exports withKnownExploit(String cve) {
        return extra(
                "known_exploited_vulnerabilities.json",
                ("{\"catalogVersion\": \"1\", \"vulnerabilities\": [{\"cveID\": \"" + cve
                                + "\", \"dateAdded\": \"2026-01-02\", \"dueDate\": \"2026-01-23\","
                                + " \"knownRansomwareCampaignUse\": \"Known\"}]}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** Adds estimates. */
    public Exports withChance(String cve, String probability, String percentile) {
        String csv = "#model_version:v2026\ncve,epss,percentile\n" + cve + "," + probability + "," + percentile + "\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(csv.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return extra("epss_scores-current.csv.gz", bytes.toByteArray());
    }

    private Exports extra(String name, byte[] bytes) {
        return file("extra/" + name, bytes);
    }

    /** Writes a file as it is. */
    public Exports file(String name, byte[] bytes) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.resolveSibling("").normalize());
            Files.write(file, bytes);
            Files.setLastModifiedTime(file, FileTime.from(WRITTEN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Writes the exports. */
    public Path write() {
        records.forEach((ecosystem, files) -> file(ecosystem + "/all.zip", zip(files)));
        return directory;
    }

    /** An archive of files. */
    public static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Writes them and makes a database of them. */
    public Path into(Path database) {
        DatabaseUpdate.run(database, new DirectoryOrigin(write()), List.of(), Duration.ZERO, feed -> {});
        return database;
    }
}
