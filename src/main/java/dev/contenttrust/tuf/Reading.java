package dev.contenttrust.tuf;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.Signed.Snapshot;
import dev.contenttrust.tuf.Signed.Targets;
import dev.contenttrust.tuf.Signed.Timestamp;

/** How the signed part of a kind of role is read. */
interface Reading<T extends Signed> {
    Reading<Root> ROOT = (profile, role, signed) -> profile.root(signed);
    Reading<Timestamp> TIMESTAMP = (profile, role, signed) -> profile.timestamp(signed);
    Reading<Snapshot> SNAPSHOT = (profile, role, signed) -> profile.snapshot(signed);
    Reading<Targets> TARGETS = Profile::targets;

    T read(Profile profile, RoleName role, JsonCursor signed);
}
