package dev.contenttrust.scan.store;

import dev.contenttrust.AtomicFile;
import dev.contenttrust.Digest;
import dev.contenttrust.FileFailure;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.scan.result.ImageForm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Remembers scans in a directory, a file for each name and manifest. Each is written beside its place and moved there, so that
 * several processes may do so at once; the last one counts.
 */
public final class ScanRecords {
    private static final int SCHEMA = 1;

    /** Twenty thousand findings and a thousand layers make less. */
    private static final int LENGTH_MAX = 16 << 20;

    private final Path directory;

    /** @param directory made when something is first remembered */
    public ScanRecords(Path directory) {
        this.directory = directory;
    }

    /**
     * Remembers a scan; of an image without a manifest nothing, as nobody could tell whether it is the same next time.
     *
     * @throws ScanRecordException if it cannot be written
     */
    public void keep(ScanRecord record) {
        Optional<Digest> manifest = record.image().manifest();
        if (manifest.isEmpty()) {
            return;
        }
        String json = JsonText.pretty(JsonBuilder.object()
                .put("schema", SCHEMA)
                .put("scanned", record.scanned().toString())
                .put("image", ImageForm.json(record.image()))
                .put("findings", JsonBuilder.strings(new TreeSet<>(record.findings())))
                .build());
        Path file = directory.resolve(fileName(record.image().name(), manifest.get()));
        try {
            Files.createDirectories(directory);
            AtomicFile.write(file, json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ScanRecordException(file, FileFailure.reason(e), e);
        }
    }

    private static String fileName(String name, Digest manifest) {
        return Digest.sha256((name + "\n" + manifest).getBytes(StandardCharsets.UTF_8))
                        .hex() + ".json";
    }

    /** All that is remembered, by name; what cannot be read is told of. */
    public Remembered all() {
        List<ScanRecord> records = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return new Remembered(records, unreadable);
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
            for (Path file : files) {
                read(file, records, unreadable);
            }
        } catch (IOException e) {
            throw new ScanRecordException(directory, FileFailure.reason(e), e);
        }
        return new Remembered(records, unreadable);
    }

    private static void read(Path file, List<ScanRecord> records, List<String> unreadable) {
        try {
            if (Files.size(file) > LENGTH_MAX) {
                throw new IOException("it is longer than any that is written");
            }
            records.add(record(JsonCursor.parse(file.toString(), Files.readAllBytes(file))));
        } catch (IOException e) {
            unreadable.add(file + ": " + FileFailure.reason(e));
        } catch (MalformedJsonException e) {
            unreadable.add(file + ": " + e.why());
        } catch (IllegalArgumentException | DateTimeException e) {
            unreadable.add(file + ": " + e.getMessage());
        }
    }

    private static ScanRecord record(JsonCursor root) {
        if (root.member("schema").integer() != SCHEMA) {
            throw root.member("schema").failure("another version of trust wrote it: scan the image again");
        }
        return new ScanRecord(
                ImageForm.read(root.member("image")),
                Instant.parse(root.member("scanned").string()),
                new TreeSet<>(root.member("findings").elements().stream()
                        .map(JsonCursor::string)
                        .toList()));
    }

    /**
     * What is remembered.
     *
     * @param records by name, each name's latest last
     * @param unreadable a sentence for each file that could not be read
     */
    public record Remembered(List<ScanRecord> records, List<String> unreadable) {
        public Remembered {
            records = records.stream()
                    .sorted(Comparator.comparing(
                                    (ScanRecord record) -> record.image().name())
                            .thenComparing(ScanRecord::scanned))
                    .toList();
            unreadable = unreadable.stream().sorted().toList();
        }
    }
}
