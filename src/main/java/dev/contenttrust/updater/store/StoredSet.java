package dev.contenttrust.updater.store;

import dev.contenttrust.RawBytes;
import dev.contenttrust.tuf.RoleName;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A repository's files that belong together.
 *
 * @param files the last trusted one of each role
 * @param roots every root that was kept, by version
 * @param refreshed when the source last confirmed it
 */
record StoredSet(Map<RoleName, RawBytes> files, Map<Long, RawBytes> roots, Optional<Instant> refreshed) {
    StoredSet {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        roots = Collections.unmodifiableMap(new TreeMap<>(roots));
    }

    static StoredSet empty() {
        return new StoredSet(Map.of(), Map.of(), Optional.empty());
    }

    boolean isEmpty() {
        return files.isEmpty() && roots.isEmpty();
    }

    boolean hasSameFilesAs(StoredSet other) {
        return files.equals(other.files) && roots.equals(other.roots);
    }

    StoredSet with(RoleName role, long version, RawBytes bytes) {
        Map<RoleName, RawBytes> more = new LinkedHashMap<>(files);
        more.put(role, bytes);
        return new StoredSet(more, role.equals(RoleName.ROOT) ? rootsWith(version, bytes) : roots, refreshed);
    }

    private Map<Long, RawBytes> rootsWith(long version, RawBytes bytes) {
        Map<Long, RawBytes> more = new TreeMap<>(roots);
        more.put(version, bytes);
        return more;
    }

    StoredSet without(RoleName role) {
        Map<RoleName, RawBytes> fewer = new LinkedHashMap<>(files);
        fewer.remove(role);
        return new StoredSet(fewer, roots, refreshed);
    }

    StoredSet refreshedAt(Instant now) {
        return new StoredSet(files, roots, Optional.of(now));
    }
}
