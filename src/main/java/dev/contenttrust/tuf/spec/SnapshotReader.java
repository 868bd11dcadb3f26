package dev.contenttrust.tuf.spec;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed.FileEntry;
import dev.contenttrust.tuf.Signed.Snapshot;
import dev.contenttrust.tuf.SignedFields;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a snapshot: the version of every targets role (section 4.4). Older repositories list the root as well; clients find it by
 * its versions, so that entry says nothing.
 */
final class SnapshotReader {
    private static final String SUFFIX = ".json";

    private SnapshotReader() {}

    static Snapshot read(JsonCursor signed) {
        SignedFields fields = SignedFields.read(signed, "snapshot");
        JsonCursor meta = signed.member("meta");
        Map<RoleName, FileEntry> entries = new LinkedHashMap<>();
        meta.members().forEach((file, entry) -> {
            if (!file.endsWith(SUFFIX) || file.length() == SUFFIX.length()) {
                throw meta.failure("\"" + file + "\" is not the name of a role's file");
            }
            RoleName role = new RoleName(file.substring(0, file.length() - SUFFIX.length()));
            if (!role.equals(RoleName.ROOT)) {
                entries.put(role, Entries.file(entry, SpecProfile.TARGETS_MAX));
            }
        });
        return new Snapshot(fields.version(), fields.expires(), entries);
    }
}
