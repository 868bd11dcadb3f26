package dev.contenttrust.updater.store;

import dev.contenttrust.tuf.MetadataStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/** A directory with the trusted metadata of one TUF 1.0 repository, as clients of TUF lay it out. */
public final class MetadataDirectory {
    private MetadataDirectory() {}

    /**
     * Opens it, and holds off other writers until the store is closed.
     *
     * @param directory need not exist
     * @throws StoreUnusableException if it cannot be read or written
     * @throws StoreLockedException if another run does not let go of it within {@link TrustDirectory#LOCK_WAIT}
     */
    public static MetadataStore open(Path directory) {
        SetLayout layout =
                new FlatLayout(new RealDisk(), directory.toAbsolutePath().normalize());
        SetLock lock = lock(layout);
        try {
            StoredSet stored = layout.read();
            return new OpenedStore(layout, stored, stored, layout::write, lock::close);
        } catch (IOException e) {
            lock.close();
            throw StoreFailures.cannotRead(layout.directory(), e);
        }
    }

    private static SetLock lock(SetLayout layout) {
        try {
            RealDisk.createDirectories(layout.directory());
            return SetLock.acquire(layout.lock(), new Semaphore(1), TrustDirectory.LOCK_WAIT);
        } catch (IOException e) {
            throw StoreFailures.cannotWrite(layout.directory(), e);
        }
    }
}
