package dev.contenttrust.mirror;

import dev.contenttrust.AtomicFile;
import dev.contenttrust.FileFailure;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.updater.source.MirrorDirectory;
import dev.contenttrust.updater.source.MirrorException;
import dev.contenttrust.updater.source.MirrorIndex;
import dev.contenttrust.updater.source.MirrorIndex.ListedFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A mirror directory that is added to, by one run at a time; repositories may be added by several threads.
 *
 * <p>New files are written below {@code .taking}, then listed in {@code mirror.json}, whose replacement is the one step that
 * counts, then put in their places. A run that is cut short before that step leaves the mirror as it was; after it, readers find
 * the files where they lie, and the next run finishes.
 */
public final class MirrorWriter implements AutoCloseable {
    private static final String LOCK = ".lock";

    private final Path directory;
    private final Instant now;
    private final FileChannel lock;
    private MirrorIndex index;

    private MirrorWriter(Path directory, Instant now, FileChannel lock, MirrorIndex index) {
        this.directory = directory;
        this.now = now;
        this.lock = lock;
        this.index = index;
    }

    /**
     * Opens a mirror to add to it; an empty or missing directory becomes one.
     *
     * @param now in whole seconds
     * @throws MirrorException if it is something else, cannot be written, or another run adds to it
     */
    public static MirrorWriter open(Path directory, Instant now) {
        Instant instant = now.truncatedTo(ChronoUnit.SECONDS);
        try {
            Files.createDirectories(directory);
            FileChannel lock = lock(directory);
            try {
                MirrorWriter writer =
                        new MirrorWriter(directory.toRealPath(), instant, lock, index(directory, instant));
                writer.settle();
                return writer;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    private static FileChannel lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock held = channel.tryLock();
            if (held != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Said below.
        }
        channel.close();
        throw new MirrorException(directory, "another run is adding to it", "Wait until it has ended.", null);
    }

    private static MirrorIndex index(Path directory, Instant now) throws IOException {
        if (Files.exists(directory.resolve(MirrorDirectory.INDEX))) {
            return MirrorDirectory.open(directory).index();
        }
        try (var found = Files.list(directory)) {
            Optional<Path> other = found.filter(
                            path -> !path.getFileName().toString().startsWith("."))
                    .findFirst();
            if (other.isPresent()) {
                throw new MirrorException(
                        directory,
                        "it holds " + other.get().getFileName() + ", and no mirror.json",
                        "Name an empty or new directory, or one that holds a mirror.",
                        null);
            }
        }
        return new MirrorIndex(now, now, Map.of(), Optional.empty());
    }

    /** The files of one repository; they count once {@link #add} was called. */
    public RepositoryFiles repository(Gun gun) {
        return new RepositoryFiles(directory, gun.toString(), listed(gun.toString()));
    }

    private synchronized Map<String, ListedFile> listed(String gun) {
        MirrorIndex.Repository repository = index.repositories().get(gun);
        return repository == null ? Map.of() : repository.files();
    }

    /** Lists what was put on the shelf, and puts it in its place; where nothing was, the mirror stays as it is. */
    public void add(Gun gun, String server, RepositoryFiles files) {
        try {
            synchronized (this) {
                MirrorIndex.Repository before = index.repositories().get(gun.toString());
                if (before != null
                        && before.server().equals(server)
                        && before.files().equals(files.listed())
                        && files.added() == 0) {
                    return;
                }
                Map<String, MirrorIndex.Repository> all = new LinkedHashMap<>(index.repositories());
                all.put(gun.toString(), new MirrorIndex.Repository(server, now, files.listed()));
                write(new MirrorIndex(index.created(), now, all, index.ociIndex()));
            }
            files.settle();
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    /** The directory for images, an OCI layout. */
    public Path images() {
        return directory.resolve("oci");
    }

    /** Lists the images that are there now. */
    public synchronized void sealImages() {
        Path layout = images().resolve("index.json");
        if (!Files.isRegularFile(layout, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            ListedFile listed = ListedFile.of(Files.readAllBytes(layout));
            write(new MirrorIndex(index.created(), now, index.repositories(), Optional.of(listed)));
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    /**
     * Has an authority say that all that is listed is there now; once nothing more is added.
     *
     * @throws dev.contenttrust.TrustException if it does not; the mirror is then as it was
     */
    public synchronized Stamping stamp(TimeStamper authority) {
        try {
            return new ProofShelf(directory).stamp(index, authority);
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    /** Where something may be put together; what is left there goes when the mirror is next added to. */
    public Path workDirectory() {
        return directory.resolve(".work");
    }

    /** Whether it lists anything. */
    public synchronized boolean holds() {
        return !index.repositories().isEmpty();
    }

    private void write(MirrorIndex next) throws IOException {
        AtomicFile.write(
                directory.resolve(MirrorDirectory.INDEX),
                JsonText.pretty(next.json()).getBytes(StandardCharsets.UTF_8));
        RepositoryFiles.force(directory);
        index = next;
    }

    /** Finishes what an earlier run listed, and removes what it did not come to list. */
    private void settle() throws IOException {
        for (Map.Entry<String, MirrorIndex.Repository> repository :
                index.repositories().entrySet()) {
            new RepositoryFiles(
                            directory,
                            repository.getKey(),
                            repository.getValue().files())
                    .settle();
        }
        RepositoryFiles.deleteAll(directory.resolve(MirrorDirectory.TAKING));
        RepositoryFiles.deleteAll(workDirectory());
        new ProofShelf(directory).settle();
    }

    static MirrorException unwritable(Path directory, IOException e) {
        return new MirrorException(
                directory,
                "it cannot be written: " + FileFailure.reason(e),
                "Make room or permit writing; what was taken before is still there.",
                e);
    }

    /** Lets other runs add to it. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    /** Where a file of that name lies in the mirror. */
    static Path place(Path directory, String gun, String name) {
        return directory.resolve("tuf").resolve(gun).resolve(name);
    }
}
