package dev.contenttrust.vulndb.feed;

import dev.contenttrust.Digest;
import dev.contenttrust.vulndb.store.StoredSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A directory that is laid out as the public exports are. Its files are as old as their dates say: nobody asked their origin. */
public final class DirectoryOrigin implements Origin {
    private static final int BUFFER = 64 << 10;

    private final Path directory;

    public DirectoryOrigin(Path directory) {
        this.directory = directory;
    }

    @Override
    public List<String> ecosystems() {
        try (Stream<Path> below = Files.list(directory)) {
            List<String> found = below.filter(entry -> Files.isRegularFile(entry.resolve(Feed.EXPORT)))
                    .map(entry -> entry.getFileName().toString())
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new MissingFeedException(
                        "there are no vulnerabilities in " + directory,
                        "expected files such as Debian/" + Feed.EXPORT,
                        "Name the directory above those of the ecosystems.");
            }
            return found;
        } catch (IOException e) {
            throw new MissingFeedException("cannot read the directory " + directory, e.toString(), "");
        }
    }

    @Override
    public Delivery deliver(Feed feed, Optional<StoredSource> known, Path into) {
        Path file = directory.resolve(feed.path());
        if (!Files.isRegularFile(file)) {
            return new Delivery.Absent();
        }
        try {
            Instant written = Files.getLastModifiedTime(file).toInstant();
            StoredSource source = new StoredSource(
                    feed.kind(), feed.name(), file.toString(), written, written, "", digest(file), Files.size(file), 0);
            return known.filter(before -> before.digest().equals(source.digest()))
                    .<Delivery>map(before -> new Delivery.Unchanged(source.withRecords(before.records())))
                    .orElseGet(() -> new Delivery.Arrived(file, source));
        } catch (IOException e) {
            throw new InvalidFeedException(file.toString(), "it cannot be read (" + e.getMessage() + ")", e);
        }
    }

    private static Digest digest(Path file) throws IOException {
        MessageDigest hasher = Digest.Algorithm.SHA256.hasher();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                hasher.update(buffer, 0, n);
            }
        }
        return Digest.ofHash(Digest.Algorithm.SHA256, hasher.digest());
    }
}
