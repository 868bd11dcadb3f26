package dev.contenttrust.vulndb.feed;

import dev.contenttrust.vulndb.store.StoredSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the files come from. */
public interface Origin {
    /** The ecosystems to take where none were asked for. */
    List<String> ecosystems();

    /**
     * What it has of a file.
     *
     * @param known what the database was made of before, if it was
     * @param into where to put the file, if it has to be fetched
     * @throws dev.contenttrust.TrustException if it cannot be had, or is not to be trusted
     */
    Delivery deliver(Feed feed, Optional<StoredSource> known, Path into);

    /** What came of it. */
    sealed interface Delivery {
        /** There is no such file. */
        record Absent() implements Delivery {}

        /** It is what the database was made of before. */
        record Unchanged(StoredSource source) implements Delivery {}

        /** It is here, whole. */
        record Arrived(Path file, StoredSource source) implements Delivery {}
    }
}
