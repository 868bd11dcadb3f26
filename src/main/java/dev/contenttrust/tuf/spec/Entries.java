package dev.contenttrust.tuf.spec;

import dev.contenttrust.Digest;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.tuf.ListedFile;
import dev.contenttrust.tuf.Signed.FileEntry;
import dev.contenttrust.tuf.SignedFields;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Versions, lengths and hashes, as timestamp, snapshot and targets list them (sections 4.4 to 4.6). */
final class Entries {
    private Entries() {}

    /** What is said of a metadata file: a version at least. */
    static FileEntry file(JsonCursor entry, long maxLength) {
        long version = SignedFields.number(entry.member("version"), 1);
        Optional<JsonCursor> length = entry.optional("length");
        Optional<JsonCursor> hashes = entry.optional("hashes");
        return new FileEntry(
                OptionalLong.of(version),
                length.map(listed -> OptionalLong.of(ListedFile.length(listed, maxLength)))
                        .orElse(OptionalLong.empty()),
                hashes.map(Entries::hashes).orElse(List.of()));
    }

    /** The hashes whose algorithm is known, one at least: what is listed must be checked. */
    static List<Digest> hashes(JsonCursor listed) {
        return ListedFile.hashes(listed, HexText::decode);
    }
}
