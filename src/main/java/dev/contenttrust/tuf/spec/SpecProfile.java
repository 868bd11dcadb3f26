package dev.contenttrust.tuf.spec;

import dev.contenttrust.crypto.SignatureScheme;
import dev.contenttrust.json.CanonicalJson;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.tuf.KeyId;
import dev.contenttrust.tuf.MetadataFile;
import dev.contenttrust.tuf.Moment;
import dev.contenttrust.tuf.Profile;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signature;
import dev.contenttrust.tuf.Signed.FileEntry;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.Signed.Snapshot;
import dev.contenttrust.tuf.Signed.Targets;
import dev.contenttrust.tuf.Signed.Timestamp;
import dev.contenttrust.tuf.SignedFields;
import dev.contenttrust.tuf.TufKey;
import java.util.Locale;
import java.util.Optional;

/** The dialect of the TUF specification, version 1.0.34, for one repository. */
public final class SpecProfile implements Profile {
    /** The largest roots in use hold some 30 keys and signatures, 40 KB; this leaves room for keys of a new kind. */
    static final long ROOT_MAX = 1 << 20;

    /** A timestamp has less than 1 KB. */
    static final long TIMESTAMP_MAX = 64 << 10;

    /** Room for 16,384 hash bins, each with length and hash, and some. */
    static final long SNAPSHOT_MAX = 4 << 20;

    /** As for Notary: room for as many targets as are read. */
    static final long TARGETS_MAX = 8 << 20;

    private final String repository;

    private SpecProfile(String repository) {
        this.repository = repository;
    }

    /** @param repository what to call it in messages: the URL of its metadata */
    public static SpecProfile of(String repository) {
        return new SpecProfile(repository);
    }

    @Override
    public String repository() {
        return repository;
    }

    @Override
    public byte[] canonical(JsonValue signed) {
        return CanonicalJson.encode(signed);
    }

    /** A value that is no hex is no valid signature, and no reason to refuse the others. */
    @Override
    public Signature signature(JsonCursor element) {
        String hex = element.member("sig").string();
        return new Signature(
                new KeyId(element.member("keyid").string()),
                "",
                HexText.isHex(hex) ? hex.toLowerCase(Locale.ROOT) : "");
    }

    @Override
    public Root root(JsonCursor signed) {
        return RootReader.read(Version.checked(signed));
    }

    @Override
    public Timestamp timestamp(JsonCursor signed) {
        SignedFields fields = SignedFields.read(Version.checked(signed), "timestamp");
        JsonCursor snapshot = signed.member("meta").member("snapshot.json");
        return new Timestamp(fields.version(), fields.expires(), Entries.file(snapshot, SNAPSHOT_MAX));
    }

    @Override
    public Snapshot snapshot(JsonCursor signed) {
        return SnapshotReader.read(Version.checked(signed));
    }

    @Override
    public Targets targets(RoleName role, JsonCursor signed) {
        return TargetsReader.read(Version.checked(signed));
    }

    @Override
    public Optional<SignatureScheme> scheme(TufKey key, Signature signature) {
        return KeyScheme.of(key);
    }

    @Override
    public Optional<String> objection(RoleName role, TufKey key) {
        return Optional.empty();
    }

    @Override
    public Optional<String> objectionAt(RoleName role, TufKey key, Moment moment) {
        return Optional.empty();
    }

    /** Section 7.1: with consistent snapshots every file but the timestamp is named by its version. */
    @Override
    public MetadataFile file(RoleName role, FileEntry entry, Root root) {
        return root.consistentSnapshot()
                ? new MetadataFile.Versioned(role, entry.version().orElseThrow())
                : new MetadataFile.Current(role);
    }

    /** Section 5.4.3: the new one is discarded, and that is no error. */
    @Override
    public Reissue timestampReissue() {
        return Reissue.PASSED_OVER;
    }

    @Override
    public long maxLength(RoleName role) {
        return switch (role.value()) {
            case "root" -> ROOT_MAX;
            case "timestamp" -> TIMESTAMP_MAX;
            case "snapshot" -> SNAPSHOT_MAX;
            default -> TARGETS_MAX;
        };
    }
}
