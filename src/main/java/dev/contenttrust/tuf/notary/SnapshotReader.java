package dev.contenttrust.tuf.notary;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed.FileEntry;
import dev.contenttrust.tuf.Signed.Snapshot;
import dev.contenttrust.tuf.SignedFields;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a snapshot: which file of every role is current; root and targets are always listed. */
final class SnapshotReader {
    /** The largest team that signs on Docker Hub has some dozens. */
    static final int ROLES_MAX = 4096;

    private SnapshotReader() {}

    static Snapshot read(JsonCursor signed) {
        SignedFields fields = SignedFields.read(signed, "Snapshot");
        JsonCursor meta = signed.member("meta");
        meta.member(RoleName.ROOT.value());
        meta.member(RoleName.TARGETS.value());
        Map<RoleName, FileEntry> entries = new LinkedHashMap<>();
        if (meta.object().members().size() > ROLES_MAX) {
            throw meta.failure("expected at most " + ROLES_MAX + " roles");
        }
        meta.members().forEach((name, entry) -> {
            long max = name.equals(RoleName.ROOT.value()) ? NotaryProfile.ROOT_MAX : NotaryProfile.TARGETS_MAX;
            entries.put(DelegatedNames.inSnapshot(meta, name), Entries.file(entry, max));
        });
        return new Snapshot(fields.version(), fields.expires(), entries);
    }
}
