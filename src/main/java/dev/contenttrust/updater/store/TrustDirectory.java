package dev.contenttrust.updater.store;

import dev.contenttrust.InvalidNameException;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.tuf.MetadataStore;
import dev.contenttrust.tuf.RoleName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * A directory that remembers what was trusted, one set of files a repository: in our own layout, or in that of Docker and
 * Notary where the directory is theirs. Thread-safe; use one instance a directory within a process.
 */
public final class TrustDirectory {
    /** As long as one request may take: who holds the lock is waiting for a server. */
    static final Duration LOCK_WAIT = Duration.ofSeconds(60);

    private static final long SCHEMA_VERSION = 1;
    private static final String MARKER = "trust.json";
    private static final String SETS = "tuf";

    private final Path directory;
    private final List<Path> seeds;
    private final Disk disk;
    private final Duration lockWait;
    private final Map<Path, Semaphore> turns = new ConcurrentHashMap<>();
    private volatile boolean marked;

    /** What a run may do to the directory. */
    public enum Access {
        /** Remember what is verified. */
        READ_WRITE,
        /** Change nothing, wait for nobody. */
        READ_ONLY
    }

    /**
     * An open store, and what its user should be told about it.
     *
     * @param notices whole sentences; empty as a rule
     */
    public record Opened(MetadataStore store, List<String> notices) {
        public Opened {
            notices = List.copyOf(notices);
        }
    }

    /**
     * @param directory need not exist
     * @param seeds trust directories of Docker or Notary, from the first of which that knows it a repository starts that is
     *     not in {@code directory} yet; only read
     */
    public TrustDirectory(Path directory, List<Path> seeds) {
        this(directory, seeds, new RealDisk(), LOCK_WAIT);
    }

    TrustDirectory(Path directory, List<Path> seeds, Disk disk, Duration lockWait) {
        this.directory = directory.toAbsolutePath().normalize();
        this.seeds = List.copyOf(seeds);
        this.disk = disk;
        this.lockWait = lockWait;
    }

    /**
     * Opens a repository's set. To write is to hold off all other writers until the store is closed.
     *
     * @throws StoreUnusableException if the directory cannot be read, or not written and knows nothing of the repository
     * @throws StoreDamagedException if the set is not what was stored
     * @throws StoreLockedException if another run does not let go of it within {@link #LOCK_WAIT}
     */
    public Opened open(String gun, Access access) {
        try {
            boolean ours = isOurs();
            SetLayout layout = ours ? own(gun) : new DockerLayout(disk, within(directory.resolve(SETS), gun));
            return access == Access.READ_ONLY ? readOnly(layout, gun, List.of()) : readWrite(layout, gun, ours);
        } catch (IOException e) {
            throw StoreFailures.cannotRead(directory, e);
        }
    }

    private Opened readOnly(SetLayout layout, String gun, List<String> notices) throws IOException {
        List<String> more = new ArrayList<>(notices);
        StoredSet stored = layout.read();
        StoredSet initial = stored.isEmpty() ? seed(gun, more) : stored;
        OpenedStore.Commit nowhere = (before, after) -> {};
        return new Opened(new OpenedStore(layout, stored, initial, nowhere, () -> {}), more);
    }

    private Opened readWrite(SetLayout layout, String gun, boolean ours) throws IOException {
        SetLock lock;
        try {
            lock = prepareAndLock(layout, ours);
        } catch (IOException e) {
            if (layout.read().isEmpty() || Files.isWritable(layout.directory())) {
                throw StoreFailures.cannotWrite(layout.directory(), e);
            }
            String notice = "the trust directory " + directory + " is read-only: what is newer will not be remembered";
            return readOnly(layout, gun, List.of(notice));
        }
        try {
            List<String> notices = new ArrayList<>();
            StoredSet stored = layout.read();
            StoredSet initial = stored.isEmpty() ? seed(gun, notices) : stored;
            return new Opened(new OpenedStore(layout, stored, initial, layout::write, lock::close), notices);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private SetLock prepareAndLock(SetLayout layout, boolean ours) throws IOException {
        RealDisk.createDirectories(directory);
        if (ours && !marked && !Files.exists(directory.resolve(MARKER))) {
            writeMarker();
        }
        Path file = layout.lock();
        RealDisk.createDirectories(layout.directory());
        return SetLock.acquire(file, turns.computeIfAbsent(file, f -> new Semaphore(1, true)), lockWait);
    }

    /** Several runs may do so at once; each has its own file, and all write the same. */
    private void writeMarker() throws IOException {
        Path made = Files.createTempFile(directory, MARKER, ".new");
        String marker = "{\"schemaVersion\":" + SCHEMA_VERSION + "}\n";
        disk.write(made, marker.getBytes(StandardCharsets.US_ASCII));
        disk.rename(made, directory.resolve(MARKER));
    }

    /**
     * Ours if it says so, or if there is nothing yet that is Docker's or Notary's. What there is must be looked at first: a run
     * beside this one makes the marker before anything else. A marker that was read is not read again.
     */
    private boolean isOurs() throws IOException {
        if (marked) {
            return true;
        }
        boolean others =
                hasDockersName() || Files.exists(directory.resolve(SETS)) || Files.exists(directory.resolve("private"));
        Path marker = directory.resolve(MARKER);
        try {
            SchemaVersion.check(marker, JsonCursor.parse(MARKER, StoredFile.read(marker)), SCHEMA_VERSION);
            marked = true;
            return true;
        } catch (NoSuchFileException e) {
            return !others;
        } catch (MalformedJsonException e) {
            throw new StoreDamagedException(directory, marker, e.why(), e);
        }
    }

    private boolean hasDockersName() {
        return directory.endsWith(".notary") || directory.endsWith(Path.of(".docker", "trust"));
    }

    /** The part that starts with an underscore is none of a repository's name, and so not another repository's. */
    private SetLayout own(String gun) {
        return new OwnLayout(disk, within(directory.resolve(SETS), gun).resolve("_set"), gun);
    }

    private StoredSet seed(String gun, List<String> notices) {
        for (Path seed : seeds) {
            Path repository = within(seed.toAbsolutePath().normalize().resolve(SETS), gun);
            try {
                StoredSet set = new DockerLayout(disk, repository).read();
                if (!set.roots().isEmpty()) {
                    return set;
                }
                if (set.files().containsKey(RoleName.ROOT)) {
                    notices.add("not starting from " + repository + ": its root.json cannot be read");
                }
            } catch (IOException e) {
                notices.add("not starting from " + repository + ": " + e);
            }
        }
        return StoredSet.empty();
    }

    private static Path within(Path parent, String gun) {
        Path child = parent.resolve(gun).normalize();
        if (!child.startsWith(parent) || child.equals(parent)) {
            throw new InvalidNameException("a repository", gun, "it leads out of the trust directory");
        }
        return child;
    }
}
