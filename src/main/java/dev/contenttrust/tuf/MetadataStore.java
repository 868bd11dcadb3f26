package dev.contenttrust.tuf;

import dev.contenttrust.RawBytes;
import java.time.Instant;
import java.util.Optional;

/**
 * What this client trusted last time, and the only thing it remembers. A store is opened for one repository and one run,
 * and holds off other writers until it is closed.
 */
public interface MetadataStore extends AutoCloseable {
    /** The last trusted file of a role. */
    Optional<byte[]> load(RoleName role);

    /** A root of an earlier version, if it was kept. */
    Optional<byte[]> loadRoot(long version);

    /**
     * Notes a verified file to be kept; a root is kept by version besides. What is noted is seen by {@link #load} at once, and on
     * disk at the latest after {@link #commit}.
     */
    void save(RoleName role, long version, RawBytes bytes);

    /** Forgets a role that is no longer part of the repository. */
    void remove(RoleName role);

    /** When the source last confirmed what is stored; empty if it never did, or if that is not known. */
    Optional<Instant> lastRefreshed();

    /** Notes that the source confirmed the whole set at that instant. Kept by {@link #commit}, cheaply where that is all. */
    void refreshed(Instant now);

    /** Makes all that was noted durable, at once or not at all. */
    void commit();

    /** Where this is, for messages: a directory. */
    String location();

    /** Lets go of the lock; what was noted since the last commit is dropped. */
    @Override
    void close();
}
