package dev.contenttrust.mirror;

import dev.contenttrust.RawBytes;
import dev.contenttrust.tuf.MetadataStore;
import dev.contenttrust.tuf.RoleName;
import java.time.Instant;
import java.util.Optional;

/** A memory that keeps nothing: what is past is judged by itself. */
final class Unremembered implements MetadataStore {
    @Override
    public Optional<byte[]> load(RoleName role) {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> loadRoot(long version) {
        return Optional.empty();
    }

    @Override
    public void save(RoleName role, long version, RawBytes bytes) {}

    @Override
    public void remove(RoleName role) {}

    @Override
    public Optional<Instant> lastRefreshed() {
        return Optional.empty();
    }

    @Override
    public void refreshed(Instant now) {}

    @Override
    public void commit() {}

    @Override
    public String location() {
        return "memory";
    }

    @Override
    public void close() {}
}
