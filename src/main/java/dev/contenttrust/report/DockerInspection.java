package dev.contenttrust.report;

import dev.contenttrust.Digest;
import dev.contenttrust.Digest.Algorithm;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.docker.DockerTrust;
import dev.contenttrust.notary.docker.DockerTrust.Holder;
import dev.contenttrust.notary.docker.DockerTrust.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A repository as {@code docker trust inspect} prints it: the same members in the same order, with the same indentation.
 */
public final class DockerInspection {
    private static final int INDENT = 4;

    private DockerInspection() {}

    /** The whole output: an array, an element each. */
    public static String render(List<JsonObject> inspections) {
        return JsonLayout.render(new JsonArray(List.copyOf(inspections)), INDENT, JsonLayout.GO_ESCAPES);
    }

    /**
     * The element of one argument.
     *
     * @param name the argument as given
     * @param tag the one that is shown; empty for all
     */
    public static JsonObject of(String name, SignedRepository repository, Optional<String> tag) {
        DockerTrust trust = DockerTrust.of(repository);
        List<JsonValue> rows = new ArrayList<>();
        trust.tags().stream()
                .filter(row -> tag.isEmpty() || tag.get().equals(row.tag()))
                .forEach(row -> rows.add(json(row)));
        return JsonBuilder.object()
                .put("Name", name)
                .put("SignedTags", new JsonArray(rows))
                .put("Signers", json(trust.signers()))
                .put("AdministrativeKeys", json(trust.administrators()))
                .build();
    }

    private static JsonObject json(Row row) {
        return JsonBuilder.object()
                .put("SignedTag", row.tag())
                .put("Digest", digest(row.digest()))
                .put("Signers", JsonBuilder.strings(row.signers()))
                .build();
    }

    /** Docker knows SHA-256 alone, and shows nothing where that was not signed. */
    private static String digest(Digest digest) {
        return digest.algorithm() == Algorithm.SHA256 ? digest.hex() : "";
    }

    private static JsonArray json(List<Holder> holders) {
        List<JsonValue> all = new ArrayList<>();
        for (Holder holder : holders) {
            List<JsonValue> keys = new ArrayList<>();
            holder.keys()
                    .forEach(id ->
                            keys.add(JsonBuilder.object().put("ID", id.value()).build()));
            all.add(JsonBuilder.object()
                    .put("Name", holder.name())
                    .put("Keys", new JsonArray(keys))
                    .build());
        }
        return new JsonArray(all);
    }
}
