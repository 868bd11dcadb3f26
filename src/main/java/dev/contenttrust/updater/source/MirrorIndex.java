package dev.contenttrust.updater.source;

import dev.contenttrust.Digest;
import dev.contenttrust.Digest.Algorithm;
import dev.contenttrust.InvalidNameException;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code mirror.json} says (docs/mirror.md): which files of which repositories the mirror holds. It is not signed;
 * it finds damage, and nothing is trusted for its sake.
 *
 * @param created when the mirror was begun
 * @param updated when it was last added to
 * @param repositories by GUN
 * @param ociIndex the index of its images, if it holds any
 */
public record MirrorIndex(
        Instant created, Instant updated, Map<String, Repository> repositories, Optional<ListedFile> ociIndex) {

    /** The layout's version that this program reads. */
    public static final long SCHEMA_VERSION = 1;

    public MirrorIndex {
        repositories = Collections.unmodifiableMap(new LinkedHashMap<>(repositories));
    }

    /**
     * A repository's files.
     *
     * @param server where they were taken from
     * @param files by their name relative to {@code tuf/<GUN>/}
     */
    public record Repository(String server, Instant taken, Map<String, ListedFile> files) {
        public Repository {
            files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        }
    }

    /** A file's length in bytes, and its digest. */
    public record ListedFile(long length, Digest sha256) {
        /** A file as it is. */
        public static ListedFile of(byte[] bytes) {
            return new ListedFile(bytes.length, Digest.sha256(bytes));
        }

        private JsonObject json() {
            return JsonBuilder.object()
                    .put("length", length)
                    .put("sha256", sha256.hex())
                    .build();
        }

        private static ListedFile read(JsonCursor at) {
            JsonCursor digest = at.member("sha256");
            JsonCursor length = at.member("length");
            if (length.integer() < 0) {
                throw length.failure("a length cannot be negative");
            }
            try {
                return new ListedFile(length.integer(), new Digest(Algorithm.SHA256, digest.string()));
            } catch (InvalidNameException e) {
                throw digest.failure(e.why());
            }
        }
    }

    /** The document, as {@link #read} takes it. */
    public JsonObject json() {
        JsonBuilder all = JsonBuilder.object();
        repositories.forEach((gun, repository) -> {
            JsonBuilder files = JsonBuilder.object();
            new TreeMap<>(repository.files()).forEach((name, file) -> files.put(name, file.json()));
            all.put(
                    gun,
                    JsonBuilder.object()
                            .put("server", repository.server())
                            .put("taken", repository.taken().toString())
                            .put("files", files.build())
                            .build());
        });
        JsonBuilder index = JsonBuilder.object()
                .put("schemaVersion", SCHEMA_VERSION)
                .put("created", created.toString())
                .put("updated", updated.toString())
                .put("repositories", all.build());
        ociIndex.ifPresent(file -> index.put(
                "oci", JsonBuilder.object().put("index.json", file.json()).build()));
        return index.build();
    }

    /** Reads the document below its {@code schemaVersion}, which the caller has judged. */
    static MirrorIndex read(JsonCursor at) {
        Map<String, Repository> repositories = new LinkedHashMap<>();
        at.member("repositories").members().forEach((gun, repository) -> repositories.put(gun, repository(repository)));
        return new MirrorIndex(
                instant(at.member("created")),
                instant(at.member("updated")),
                repositories,
                at.optional("oci").map(oci -> ListedFile.read(oci.member("index.json"))));
    }

    private static Repository repository(JsonCursor at) {
        return new Repository(at.member("server").string(), instant(at.member("taken")), files(at.member("files")));
    }

    private static Map<String, ListedFile> files(JsonCursor at) {
        Map<String, ListedFile> files = new LinkedHashMap<>();
        at.members().forEach((name, file) -> files.put(name, ListedFile.read(file)));
        return files;
    }

    private static Instant instant(JsonCursor at) {
        try {
            return Instant.parse(at.string());
        } catch (DateTimeParseException e) {
            throw at.failure("expected an instant such as 2026-11-30T12:00:00Z");
        }
    }
}
