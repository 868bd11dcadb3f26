package dev.contenttrust.updater.store;

import dev.contenttrust.RawBytes;
import dev.contenttrust.tuf.MetadataStore;
import dev.contenttrust.tuf.RoleName;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** A repository's set in the hands of one run. */
final class OpenedStore implements MetadataStore {

    /** Where a commit goes. */
    interface Commit {
        void write(StoredSet before, StoredSet after) throws IOException;
    }

    private final SetLayout layout;
    private final Commit commit;
    private final Runnable release;
    private StoredSet committed;
    private StoredSet noted;

    /**
     * @param committed what is on the disk
     * @param initial what the run starts from: the same, or a seed
     */
    OpenedStore(SetLayout layout, StoredSet committed, StoredSet initial, Commit commit, Runnable release) {
        this.layout = layout;
        this.committed = committed;
        this.noted = initial;
        this.commit = commit;
        this.release = release;
    }

    @Override
    public Optional<byte[]> load(RoleName role) {
        return Optional.ofNullable(noted.files().get(role)).map(RawBytes::bytes);
    }

    @Override
    public Optional<byte[]> loadRoot(long version) {
        return Optional.ofNullable(noted.roots().get(version)).map(RawBytes::bytes);
    }

    @Override
    public void save(RoleName role, long version, RawBytes bytes) {
        noted = noted.with(role, version, bytes);
    }

    @Override
    public void remove(RoleName role) {
        noted = noted.without(role);
    }

    @Override
    public Optional<Instant> lastRefreshed() {
        return noted.refreshed();
    }

    @Override
    public void refreshed(Instant now) {
        noted = noted.refreshedAt(now);
    }

    @Override
    public void commit() {
        try {
            commit.write(committed, noted);
            committed = noted;
        } catch (IOException e) {
            throw StoreFailures.cannotWrite(layout.directory(), e);
        }
    }

    @Override
    public String location() {
        return layout.directory().toString();
    }

    @Override
    public void close() {
        release.run();
    }
}
