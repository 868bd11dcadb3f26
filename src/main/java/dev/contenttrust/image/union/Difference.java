package dev.contenttrust.image.union;

import java.util.Optional;
import java.util.Set;

/**
 * A path that is not the same in two file systems.
 *
 * @param before absent where it was added
 * @param after absent where it was removed
 * @param aspects in what it differs, where it is in both
 */
public record Difference(String path, Optional<UnionFile> before, Optional<UnionFile> after, Set<Aspect> aspects) {
    /** In what two files of one path differ. */
    public enum Aspect {
        /** One is a directory, the other a file, and so on. */
        KIND,
        CONTENT,
        /** The permission bits. */
        MODE,
        /** Where a symbolic link leads. */
        TARGET
    }

    public Difference {
        aspects = Set.copyOf(aspects);
    }

    /** What happened to the path. */
    public Change change() {
        return before.isEmpty() ? Change.ADDED : after.isEmpty() ? Change.REMOVED : Change.CHANGED;
    }

    /** What may happen to a path. */
    public enum Change {
        ADDED,
        CHANGED,
        REMOVED
    }
}
