package dev.contenttrust.scan.result;

import dev.contenttrust.Digest;
import dev.contenttrust.Platform;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.scan.result.ScannedImage.RoleVersion;
import dev.contenttrust.scan.result.ScannedImage.ScannedLayer;
import dev.contenttrust.scan.result.ScannedImage.TrustStatement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What was scanned, as results have it in JSON (docs/schemas/trust-scan-1.json) and as it is remembered. */
public final class ImageForm {
    private ImageForm() {}

    /** The image. */
    public static JsonObject json(ScannedImage image) {
        JsonBuilder json = JsonBuilder.object().put("name", image.name());
        json.putPresent("manifest", image.manifest().map(Digest::toString));
        json.putPresent("platform", image.platform().map(Platform::toString));
        image.trust().ifPresent(trust -> json.put("trust", trust(trust)));
        json.put(
                "layers",
                all(
                        image.layers(),
                        layer -> JsonBuilder.object()
                                .putPresent("blob", layer.blob().map(Digest::toString))
                                .putPresent("diffId", layer.diffId().map(Digest::toString))
                                .putPresent("createdBy", layer.createdBy())
                                .build()));
        return json.build();
    }

    /** Whose word it is. */
    public static JsonObject trust(TrustStatement trust) {
        return JsonBuilder.object()
                .put("repository", trust.gun())
                .put("tag", trust.tag())
                .put("digest", trust.signed().toString())
                .put("role", trust.role())
                .put("signers", JsonBuilder.strings(trust.signers()))
                .put(
                        "versions",
                        all(
                                trust.versions(),
                                version -> JsonBuilder.object()
                                        .put("role", version.role())
                                        .put("version", version.version())
                                        .build()))
                .build();
    }

    private static <T> JsonArray all(List<T> values, Function<T, JsonValue> form) {
        return new JsonArray(values.stream().map(form).toList());
    }

    /**
     * What {@link #json} wrote.
     *
     * @throws dev.contenttrust.json.MalformedJsonException if members are missing or of another kind
     * @throws IllegalArgumentException if a digest or a platform is none
     */
    public static ScannedImage read(JsonCursor at) {
        return new ScannedImage(
                at.member("name").string(),
                at.optional("trust").map(ImageForm::readTrust),
                digest(at, "manifest"),
                at.optional("platform").map(text -> Platform.parse(text.string())),
                at.member("layers").elements().stream()
                        .map(layer -> new ScannedLayer(
                                digest(layer, "blob"),
                                digest(layer, "diffId"),
                                layer.optional("createdBy").map(JsonCursor::string)))
                        .toList());
    }

    private static TrustStatement readTrust(JsonCursor at) {
        return new TrustStatement(
                at.member("repository").string(),
                at.member("tag").string(),
                Digest.parse(at.member("digest").string()),
                at.member("role").string(),
                at.member("signers").elements().stream().map(JsonCursor::string).toList(),
                at.member("versions").elements().stream()
                        .map(version -> new RoleVersion(
                                version.member("role").string(),
                                version.member("version").integer()))
                        .toList());
    }

    private static Optional<Digest> digest(JsonCursor at, String name) {
        return at.optional(name).map(text -> Digest.parse(text.string()));
    }
}
