package dev.contenttrust.vulndb.feed;

import dev.contenttrust.TrustException;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.vulndb.osv.OsvReader;
import dev.contenttrust.vulndb.osv.OsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Reads an export: a zip archive with one record a file. */
final class ZipExport {
    /** The largest real records have some megabytes; those of Linux for every kernel package of a distribution. */
    static final int RECORD_MAX = 16 << 20;

    /** The largest real export, npm's, has under 300,000. */
    static final int RECORDS_MAX = 2_000_000;

    /** The largest real export has about 2 GB once it is inflated. */
    static final long TOTAL_MAX = 16L << 30;

    private final String location;
    private final Path file;
    private long total;

    /** @param location for messages */
    ZipExport(String location, Path file) {
        this.location = location;
        this.file = file;
    }

    /**
     * Hands on each record that was not withdrawn.
     *
     * @throws InvalidFeedException at the first thing that is wrong
     */
    void read(Consumer<OsvRecord> records) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > RECORDS_MAX) {
                throw invalid("it has " + zip.size() + " files, more than " + RECORDS_MAX, null);
            }
            readAll(zip, records);
        } catch (IOException | IllegalArgumentException e) {
            throw invalid("the archive is damaged (" + e.getMessage() + ")", e);
        }
    }

    private void readAll(ZipFile zip, Consumer<OsvRecord> records) throws IOException {
        Set<String> ids = new HashSet<>();
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (entry.getName().endsWith(".json")) {
                OsvRecord record = read(zip, entry);
                if (!ids.add(record.id())) {
                    throw invalid("it has two records " + record.id(), null);
                }
                if (!record.withdrawn()) {
                    records.accept(record);
                }
            }
        }
        if (ids.isEmpty()) {
            throw invalid("there is no record in it", null);
        }
    }

    private OsvRecord read(ZipFile zip, ZipEntry entry) throws IOException {
        try {
            return OsvReader.read(entry.getName(), bytes(zip, entry));
        } catch (MalformedJsonException e) {
            throw invalid(e.what() + ": " + e.why(), e);
        }
    }

    private byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes(RECORD_MAX + 1);
        }
        total += bytes.length;
        if (bytes.length > RECORD_MAX || total > TOTAL_MAX) {
            throw invalid(
                    bytes.length > RECORD_MAX
                            ? entry.getName() + " is longer than " + RECORD_MAX + " bytes"
                            : "it inflates to more than " + TOTAL_MAX + " bytes",
                    null);
        }
        CRC32 sum = new CRC32();
        sum.update(bytes);
        if (sum.getValue() != entry.getCrc()) {
            throw invalid("the checksum of " + entry.getName() + " is wrong", null);
        }
        return bytes;
    }

    private TrustException invalid(String why, @Nullable Throwable cause) {
        return new InvalidFeedException(location, why, cause);
    }
}
