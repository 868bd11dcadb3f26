package dev.contenttrust.audit.history;

import dev.contenttrust.FileFailure;
import dev.contenttrust.audit.History;
import dev.contenttrust.audit.Sightings;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.notary.Gun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/**
 * A directory with one file a repository, {@code <GUN>/_timestamp.json}; a name that starts with an underscore is no part of
 * another repository's. Files are replaced in one step, and writers take turns, in this process and in others. A damaged file is
 * as none: it is begun anew. Safe for use by several threads.
 */
public final class HistoryDirectory implements History {
    private static final String FILE = "_timestamp.json";
    private static final String LOCK = "_lock";

    /** {@link Sightings#MAX} entries take some 4 KB. */
    private static final int LENGTH_MAX = 64 << 10;

    private final Path directory;

    /** @param directory made when something is first kept */
    public HistoryDirectory(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
    }

    @Override
    public Sightings timestamp(Gun gun) {
        Path file = fileOf(gun);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LENGTH_MAX + 1);
            return bytes.length > LENGTH_MAX ? Sightings.NONE : SightingsForm.read(file, JsonCursor.parse(FILE, bytes));
        } catch (NoSuchFileException | MalformedJsonException e) {
            return Sightings.NONE;
        } catch (IOException e) {
            throw new HistoryException(file, FileFailure.reason(e), "Check who may read it.", e);
        }
    }

    /**
     * Keeps what an audit saw; nothing is written where it was seen before.
     *
     * @param expires the timestamp's expiry
     * @param snapshot the snapshot's version
     * @throws HistoryException if it cannot be kept
     */
    public synchronized void saw(Gun gun, Instant expires, long snapshot, Instant now) {
        if (!timestamp(gun).isNews(expires, now)) {
            return;
        }
        Path file = fileOf(gun);
        try {
            Files.createDirectories(directory);
            try (FileChannel lock =
                    FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                write(file, timestamp(gun).and(expires, snapshot, now));
            }
        } catch (IOException e) {
            throw new HistoryException(
                    file, FileFailure.reason(e), "Make room or check who may write there; or say --no-history.", e);
        }
    }

    private static void write(Path file, Sightings seen) throws IOException {
        Files.createDirectories(file.getParent());
        Path made = file.resolveSibling(FILE + ".new");
        Files.write(made, JsonText.encode(SightingsForm.of(seen)));
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Path fileOf(Gun gun) {
        return directory.resolve(gun.toString()).resolve(FILE);
    }
}
