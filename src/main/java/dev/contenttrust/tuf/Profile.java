package dev.contenttrust.tuf;

import dev.contenttrust.crypto.SignatureScheme;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.tuf.Signed.FileEntry;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.Signed.Snapshot;
import dev.contenttrust.tuf.Signed.Targets;
import dev.contenttrust.tuf.Signed.Timestamp;
import java.util.Optional;

/**
 * A dialect of TUF: everything in which repositories differ while the workflow is the same. Names of files and roles,
 * encodings, key and signature formats, what an entry holds, how paths match, whose signature counts.
 *
 * <p>What reads JSON throws {@link dev.contenttrust.json.MalformedJsonException} where a rule of the format is broken.
 */
public interface Profile {
    /** The repository, for messages: a GUN, a URL. */
    String repository();

    /** The bytes that the signatures cover. */
    byte[] canonical(JsonValue signed);

    /** Reads an element of {@code signatures}. */
    Signature signature(JsonCursor element);

    /** Reads the signed part of a root. */
    Root root(JsonCursor signed);

    /** Reads the signed part of a timestamp. */
    Timestamp timestamp(JsonCursor signed);

    /** Reads the signed part of a snapshot. */
    Snapshot snapshot(JsonCursor signed);

    /** Reads the signed part of a targets role; the names of the roles it delegates to are checked against its own. */
    Targets targets(RoleName role, JsonCursor signed);

    /** How a signature is to be checked with that key; empty if this dialect knows no such way. */
    Optional<SignatureScheme> scheme(TufKey key, Signature signature);

    /** Why signatures of this key do not count for the role, whenever made; empty if they do. */
    Optional<String> objection(RoleName role, TufKey key);

    /** Why signatures of this key do not count for the role at that moment; empty if they do. */
    Optional<String> objectionAt(RoleName role, TufKey key, Moment moment);

    /** Under which name the source has a file that its parent lists so, while that root is current. */
    MetadataFile file(RoleName role, FileEntry entry, Root root);

    /** What it means if the source has another timestamp of the version that is trusted already. */
    Reissue timestampReissue();

    /** The most that a role's file may hold, in bytes. */
    long maxLength(RoleName role);

    /** How another content under a version trusted before is taken. */
    enum Reissue {
        /** As equivocation: the file is refused. */
        REFUSED,
        /** As nothing new: the file trusted before stays (TUF 1.0.34, section 5.4.3). */
        PASSED_OVER
    }
}
