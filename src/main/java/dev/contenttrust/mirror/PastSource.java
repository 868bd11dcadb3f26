package dev.contenttrust.mirror;

import dev.contenttrust.tuf.MetadataFile;
import dev.contenttrust.tuf.MetadataFile.Current;
import dev.contenttrust.tuf.MetadataFile.Hashed;
import dev.contenttrust.tuf.MetadataFile.Versioned;
import dev.contenttrust.tuf.MetadataSource;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.Verified;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A repository as a server had it when a timestamp was the current one: that timestamp, the roots up to one of them, and all
 * files that are known by their hash. Remembers which files were read.
 */
final class PastSource implements MetadataSource {
    private final List<Verified<Root>> roots;
    private final byte[] timestamp;
    private final BiFunction<MetadataFile, Long, Optional<byte[]>> byHash;
    private final String location;
    private final Map<MetadataFile, byte[]> read = new LinkedHashMap<>();

    /** @param roots up to the one that was current then */
    PastSource(
            List<Verified<Root>> roots,
            byte[] timestamp,
            BiFunction<MetadataFile, Long, Optional<byte[]>> byHash,
            String location) {
        this.roots = roots;
        this.timestamp = timestamp.clone();
        this.byHash = byHash;
        this.location = location;
    }

    @Override
    public Optional<byte[]> fetch(MetadataFile file, long maxLength) {
        if (file instanceof Hashed) {
            Optional<byte[]> bytes = byHash.apply(file, maxLength);
            bytes.ifPresent(found -> read.put(file, found));
            return bytes;
        }
        if (file.role().equals(RoleName.ROOT)) {
            return root(file);
        }
        return file instanceof Current && file.role().equals(RoleName.TIMESTAMP)
                ? Optional.of(timestamp.clone())
                : Optional.empty();
    }

    private Optional<byte[]> root(MetadataFile file) {
        long version = file instanceof Versioned versioned
                ? versioned.version()
                : roots.get(roots.size() - 1).signed().version();
        return roots.stream()
                .filter(root -> root.signed().version() == version)
                .map(root -> root.raw().bytes())
                .findFirst();
    }

    /** The files that were read by their hash. */
    Map<MetadataFile, byte[]> read() {
        return read;
    }

    @Override
    public String location() {
        return location;
    }
}
