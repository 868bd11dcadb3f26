package dev.contenttrust.scan.result;

import dev.contenttrust.Digest;
import java.time.Instant;
import java.util.List;

/**
 * The vulnerability database that a result rests on.
 *
 * @param oldest when the oldest of its sources was current
 */
public record DatabaseState(Instant oldest, List<Source> sources) {
    public DatabaseState {
        sources = List.copyOf(sources);
    }

    /** One of its sources: an ecosystem's records, a catalogue. */
    public record Source(String name, Instant date, Digest digest) {}
}
