package dev.contenttrust.updater.store;

import dev.contenttrust.Digest;
import dev.contenttrust.Digest.Algorithm;
import dev.contenttrust.InvalidNameException;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.tuf.RoleName;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The pointer of our layout: which files make up the set. Whoever replaces it replaces the set.
 *
 * @param gun whose set it is, since file systems may take two names for one
 */
record StateFile(String gun, Map<RoleName, Digest> files, Map<Long, Digest> roots) {
    static final long SCHEMA_VERSION = 1;

    static StateFile of(String gun, StoredSet set) {
        Map<RoleName, Digest> files = new LinkedHashMap<>();
        set.files().forEach((role, bytes) -> files.put(role, bytes.sha256()));
        Map<Long, Digest> roots = new TreeMap<>();
        set.roots().forEach((version, bytes) -> roots.put(version, bytes.sha256()));
        return new StateFile(gun, files, roots);
    }

    /** Reads the document below its {@code schemaVersion}, which the caller has judged. */
    static StateFile read(JsonCursor at) {
        Map<RoleName, Digest> files = new LinkedHashMap<>();
        at.member("files").members().forEach((role, digest) -> files.put(new RoleName(role), digest(digest)));
        Map<Long, Digest> roots = new TreeMap<>();
        at.member("roots").members().forEach((version, digest) -> roots.put(version(version, digest), digest(digest)));
        return new StateFile(at.member("gun").string(), files, roots);
    }

    private static Digest digest(JsonCursor at) {
        try {
            return new Digest(Algorithm.SHA256, at.string());
        } catch (InvalidNameException e) {
            throw at.failure(e.why());
        }
    }

    private static long version(String name, JsonCursor at) {
        try {
            return Long.parseLong(name);
        } catch (NumberFormatException e) {
            throw at.failure("expected a version as the member's name");
        }
    }

    Set<Digest> digests() {
        Set<Digest> digests = new LinkedHashSet<>(files.values());
        digests.addAll(roots.values());
        return digests;
    }

    byte[] encode() {
        JsonBuilder state =
                JsonBuilder.object().put("schemaVersion", SCHEMA_VERSION).put("gun", gun);
        state.put("files", object(files)).put("roots", object(roots));
        return JsonText.pretty(state.build()).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonValue object(Map<?, Digest> digests) {
        JsonBuilder object = JsonBuilder.object();
        digests.forEach((name, digest) -> object.put(name.toString(), digest.hex()));
        return object.build();
    }
}
