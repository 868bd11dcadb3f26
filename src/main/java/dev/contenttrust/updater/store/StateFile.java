package dev.contenttrust.updater.store;

import dev.contenttrust.Digest;
import dev.contenttrust.Digest.Algorithm;
import dev.contenttrust.InvalidNameException;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.tuf.RoleName;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
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

    byte[] encode() {
        StringBuilder out = new StringBuilder("{\"schemaVersion\":").append(SCHEMA_VERSION);
        out.append(",\n\"gun\":").append(quoted(gun)).append(",\n\"files\":");
        object(files, out);
        out.append(",\n\"roots\":");
        object(roots, out);
        return out.append("}\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void object(Map<?, Digest> digests, StringBuilder out) {
        String before = "{";
        for (Map.Entry<?, Digest> entry : digests.entrySet()) {
            out.append(before).append(quoted(entry.getKey().toString())).append(':');
            out.append(quoted(entry.getValue().hex()));
            before = ",\n  ";
        }
        out.append(digests.isEmpty() ? "{}" : "}");
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
