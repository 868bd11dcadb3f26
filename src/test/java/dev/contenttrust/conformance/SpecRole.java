package dev.contenttrust.conformance;

import dev.contenttrust.json.CanonicalJson;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A role of a {@link SpecRepository}: what it says next, who signs that, and the files published so far. */
final class SpecRole {
    final String name;
    final String type;
    final List<byte[]> published = new ArrayList<>();
    final Map<String, JsonValue> targets = new LinkedHashMap<>();
    final Map<String, JsonValue> meta = new LinkedHashMap<>();
    final Map<String, SpecKey> delegationKeys = new LinkedHashMap<>();
    final Map<String, JsonObject> delegations = new LinkedHashMap<>();
    JsonValue succinct = new JsonValue.JsonNull();
    long version;
    String expires = "2100-01-01T00:00:00Z";
    List<SpecKey> keys = new ArrayList<>();
    List<SpecKey> signers = new ArrayList<>();
    long threshold = 1;
    UnaryOperator<JsonObject> edit = UnaryOperator.identity();
    UnaryOperator<JsonObject> envelopeEdit = UnaryOperator.identity();

    SpecRole(String name, String type, SpecKey... keys) {
        this.name = name;
        this.type = type;
        keys(keys);
    }

    /** Lists these keys from now on, all of which sign. */
    SpecRole keys(SpecKey... others) {
        keys = new ArrayList<>(List.of(others));
        signers = new ArrayList<>(keys);
        return this;
    }

    SpecRole signers(SpecKey... others) {
        signers = new ArrayList<>(List.of(others));
        return this;
    }

    SpecRole threshold(long keysNeeded) {
        threshold = keysNeeded;
        return this;
    }

    SpecRole expires(String instant) {
        expires = instant;
        return this;
    }

    /** Changes what is signed, from now on. */
    SpecRole edit(UnaryOperator<JsonObject> change) {
        edit = change;
        return this;
    }

    /** Changes the file after it was signed, from now on. */
    SpecRole editEnvelope(UnaryOperator<JsonObject> change) {
        envelopeEdit = change;
        return this;
    }

    JsonBuilder roleKeys() {
        return JsonBuilder.object()
                .put(
                        "keyids",
                        JsonBuilder.strings(keys.stream().map(SpecKey::id).toList()))
                .put("threshold", threshold);
    }

    byte[] sign(JsonObject content) {
        JsonObject signed = edit.apply(content);
        byte[] message = CanonicalJson.encode(signed);
        List<JsonValue> signatures = new ArrayList<>();
        signers.forEach(key -> signatures.add(key.sign(message)));
        JsonObject envelope = JsonBuilder.object()
                .put("signatures", new JsonArray(signatures))
                .put("signed", signed)
                .build();
        return JsonText.encode(envelopeEdit.apply(envelope));
    }

    byte[] latest() {
        return published.get(published.size() - 1);
    }
}
