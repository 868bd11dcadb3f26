package dev.contenttrust.report;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed;
import dev.contenttrust.tuf.TufKey;
import dev.contenttrust.tuf.Verified;
import java.util.ArrayList;
import java.util.List;

/** Who signed, in words and in JSON. */
final class Signatures {
    private Signatures() {}

    /** {@code targets/releases (key 3f2a…), targets/alice (key …)}, key ids in full. */
    static String words(SignedRepository repository, SignedTag tag) {
        List<String> signers = new ArrayList<>();
        for (RoleName role : repository.signers(tag)) {
            signers.add(role + " (" + keys(repository.state().targets(role).orElseThrow()) + ")");
        }
        return String.join(", ", signers);
    }

    /** {@code key 3f2a…}, {@code keys 3f2a…, 77b0…}. */
    static String keys(Verified<? extends Signed> file) {
        List<String> ids = file.signers().stream().map(key -> key.id().value()).toList();
        return (ids.size() == 1 ? "key " : "keys ") + String.join(", ", ids);
    }

    /** An object a role that signs this tag's digest. */
    static JsonArray json(SignedRepository repository, SignedTag tag) {
        List<JsonValue> signers = new ArrayList<>();
        for (RoleName role : repository.signers(tag)) {
            signers.add(JsonBuilder.object()
                    .put("role", role.value())
                    .put(
                            "keys",
                            keysJson(repository
                                    .state()
                                    .targets(role)
                                    .orElseThrow()
                                    .signers()))
                    .build());
        }
        return new JsonArray(signers);
    }

    static JsonArray keysJson(List<TufKey> keys) {
        List<JsonValue> all = new ArrayList<>();
        keys.forEach(key -> all.add(keyJson(key)));
        return new JsonArray(all);
    }

    private static JsonObject keyJson(TufKey key) {
        JsonBuilder json = JsonBuilder.object()
                .put("id", key.id().value())
                .put("canonicalId", key.canonicalId().value())
                .put("type", key.type())
                .put("description", key.key().description());
        key.certificate()
                .ifPresent(certificate -> json.put(
                        "certificate",
                        JsonBuilder.object()
                                .put("commonName", certificate.commonName())
                                .put("notBefore", certificate.notBefore().toString())
                                .put("notAfter", certificate.notAfter().toString())
                                .build()));
        return json.build();
    }
}
