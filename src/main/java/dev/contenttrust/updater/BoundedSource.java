package dev.contenttrust.updater;

import dev.contenttrust.transport.NetworkException;
import dev.contenttrust.tuf.InvalidMetadataException;
import dev.contenttrust.tuf.MetadataFile;
import dev.contenttrust.tuf.MetadataSource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A source in one run. Each file is bounded by itself; all together are too, as there may be hundreds of roots and of
 * delegations, each as long and as slow as one may be.
 */
final class BoundedSource implements MetadataSource {
    /** All files of a run are in memory together; half as much again as the largest may have. */
    static final long BYTES_MAX = 12 << 20;

    /** Spent on waiting for files: a thousand requests, one after the other, to a server far away. */
    static final Duration TIME_MAX = Duration.ofMinutes(5);

    private final MetadataSource source;
    private final String repository;
    private final LongSupplier nanoTime;
    private long nanos;
    private long bytes;

    BoundedSource(MetadataSource source, String repository) {
        this(source, repository, System::nanoTime);
    }

    BoundedSource(MetadataSource source, String repository, LongSupplier nanoTime) {
        this.source = source;
        this.repository = repository;
        this.nanoTime = nanoTime;
    }

    @Override
    public Optional<byte[]> fetch(MetadataFile file, long maxLength) {
        if (nanos > TIME_MAX.toNanos()) {
            throw new NetworkException(
                    "the files of " + repository + " take too long",
                    "after " + TIME_MAX.toMinutes() + " minutes " + location() + " has not given all of them",
                    "Run again to go on from where this ended; if it stays so, tell whoever runs the server.",
                    null);
        }
        long begun = nanoTime.getAsLong();
        Optional<byte[]> answer = source.fetch(file, maxLength);
        nanos += nanoTime.getAsLong() - begun;
        bytes += answer.map(got -> got.length).orElse(0);
        if (bytes > BYTES_MAX) {
            throw new InvalidMetadataException(
                    repository,
                    file.role(),
                    "the files of " + repository + " are too long",
                    "all together have more than " + BYTES_MAX + " bytes",
                    "Whoever publishes the repository has to remove tags or delegations that are not in use.");
        }
        return answer;
    }

    @Override
    public void expect(MetadataFile file, long maxLength) {
        source.expect(file, maxLength);
    }

    @Override
    public String location() {
        return source.location();
    }
}
