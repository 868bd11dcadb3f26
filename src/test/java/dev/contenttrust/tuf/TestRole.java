package dev.contenttrust.tuf;

import dev.contenttrust.json.CanonicalJson;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A role of a {@link TestRepository}: who signs it, what it holds, and what is to be wrong with its next version. */
final class TestRole {
    final RoleName name;
    final Map<String, JsonObject> targets = new LinkedHashMap<>();
    final Map<RoleName, List<String>> delegations = new LinkedHashMap<>();
    List<TestKey> keys;
    long threshold = 1;
    long version;
    String expires = "2030-01-01T00:00:00Z";
    boolean changed = true;
    byte[] bytes = new byte[0];

    private Optional<List<TestKey>> signers = Optional.empty();
    private final List<UnaryOperator<JsonObject>> signedEdits = new ArrayList<>();
    private final List<UnaryOperator<JsonObject>> envelopeEdits = new ArrayList<>();
    private final List<UnaryOperator<byte[]>> byteEdits = new ArrayList<>();

    TestRole(RoleName name, List<TestKey> keys) {
        this.name = name;
        this.keys = keys;
    }

    void signers(List<TestKey> once) {
        signers = Optional.of(once);
        changed = true;
    }

    void editSigned(UnaryOperator<JsonObject> edit) {
        signedEdits.add(edit);
        changed = true;
    }

    void editEnvelope(UnaryOperator<JsonObject> edit) {
        envelopeEdits.add(edit);
        changed = true;
    }

    void editBytes(UnaryOperator<byte[]> edit) {
        byteEdits.add(edit);
        changed = true;
    }

    /** Signs the content and keeps the file; what was to be wrong is wrong once. */
    void write(JsonObject content, List<TestKey> usualSigners) {
        JsonObject signed = content;
        for (UnaryOperator<JsonObject> edit : signedEdits) {
            signed = edit.apply(signed);
        }
        byte[] message = signable(signed);
        List<JsonValue> signatures = new ArrayList<>();
        for (TestKey key : signers.orElse(usualSigners)) {
            signatures.add(key.sign(message));
        }
        JsonObject envelope = JsonBuilder.object()
                .put("signed", signed)
                .put("signatures", new JsonArray(signatures))
                .build();
        for (UnaryOperator<JsonObject> edit : envelopeEdits) {
            envelope = edit.apply(envelope);
        }
        byte[] written = dev.contenttrust.json.JsonText.encode(envelope);
        for (UnaryOperator<byte[]> edit : byteEdits) {
            written = edit.apply(written);
        }
        bytes = written;
        signers = Optional.empty();
        signedEdits.clear();
        envelopeEdits.clear();
        byteEdits.clear();
        changed = false;
    }

    /** What cannot be made canonical is signed as it stands. */
    private static byte[] signable(JsonObject signed) {
        try {
            return CanonicalJson.encode(signed);
        } catch (dev.contenttrust.json.MalformedJsonException e) {
            return dev.contenttrust.json.JsonText.encode(signed);
        }
    }
}
