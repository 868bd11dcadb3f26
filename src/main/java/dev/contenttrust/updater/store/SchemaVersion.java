package dev.contenttrust.updater.store;

import dev.contenttrust.json.JsonCursor;
import java.nio.file.Path;

/** Everything stored says by which version of its layout it was written. */
final class SchemaVersion {
    private SchemaVersion() {}

    /** @throws StoreUnusableException if the document is of another version than ours */
    static void check(Path file, JsonCursor root, long ours) {
        long version = root.member("schemaVersion").integer();
        if (version != ours) {
            throw new StoreUnusableException(
                    file,
                    "cannot use the trust directory's " + file,
                    "its schema version is " + version + ", this program knows " + ours,
                    "Use the version of the program that wrote it, or another directory (--trust-dir).",
                    null);
        }
    }
}
