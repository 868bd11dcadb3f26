package dev.contenttrust.vulndb.feed;

import dev.contenttrust.TrustException;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.vulndb.osv.OsvReader;
import dev.contenttrust.vulndb.osv.OsvRecord;
import dev.contenttrust.vulndb.osv.UnreadPackages;
import dev.contenttrust.vulndb.store.UnreadRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Optional;
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

    /** A few have been seen to break a rule or two; with more of them it is no export, or not one for this version. */
    static final int UNREAD_MAX = 1_000;

    private final String location;
    private final Path file;
    private final String ecosystem;
    private long total;
    private int broken;
    private Optional<TrustException> firstBroken = Optional.empty();

    /**
     * @param location for messages
     * @param ecosystem what its records are about, those too that do not say so
     */
    ZipExport(String location, Path file, String ecosystem) {
        this.location = location;
        this.file = file;
        this.ecosystem = ecosystem;
    }

    /**
     * Hands on each record that was not withdrawn.
     *
     * @param unread is told of those that cannot be read, once for each package that one may be about
     * @throws InvalidFeedException at the first other thing that is wrong
     */
    void read(Consumer<OsvRecord> records, Consumer<UnreadRecord> unread) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > RECORDS_MAX) {
                throw invalid("it has " + zip.size() + " files, more than " + RECORDS_MAX, null);
            }
            readAll(zip, records, unread);
        } catch (IOException | IllegalArgumentException e) {
            throw invalid("the archive is damaged (" + e.getMessage() + ")", e);
        }
    }

    private void readAll(ZipFile zip, Consumer<OsvRecord> records, Consumer<UnreadRecord> unread) throws IOException {
        Set<String> ids = new HashSet<>();
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (entry.getName().endsWith(".json")) {
                Optional<OsvRecord> record = read(entry.getName(), bytes(zip, entry), unread);
                if (record.isPresent() && !ids.add(record.get().id())) {
                    throw invalid("it has two records " + record.get().id(), null);
                }
                record.filter(read -> !read.withdrawn()).ifPresent(records);
            }
        }
        if (ids.isEmpty()) {
            throw firstBroken.orElseGet(() -> invalid("there is no record in it", null));
        }
    }

    private Optional<OsvRecord> read(String name, byte[] bytes, Consumer<UnreadRecord> unread) {
        try {
            return Optional.of(OsvReader.read(name, bytes));
        } catch (MalformedJsonException e) {
            TrustException failure = invalid(e.what() + ": " + e.why(), e);
            firstBroken = firstBroken.or(() -> Optional.of(failure));
            if (++broken > UNREAD_MAX) {
                throw failure;
            }
            tell(name, e.why(), UnreadPackages.in(name, bytes), unread);
            return Optional.empty();
        }
    }

    private void tell(String name, String why, UnreadPackages about, Consumer<UnreadRecord> unread) {
        about.named().forEach(named -> unread.accept(new UnreadRecord(name, why, named.ecosystem(), named.name())));
        if (about.others()) {
            unread.accept(new UnreadRecord(name, why, ecosystem, ""));
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
