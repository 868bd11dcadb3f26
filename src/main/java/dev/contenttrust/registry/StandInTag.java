package dev.contenttrust.registry;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.DescriptorJson;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.image.Manifest.ImageIndex;
import dev.contenttrust.image.MediaType;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonNumber;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tag whose index lists what refers to a manifest, where a registry does not list it itself (OCI distribution specification
 * 1.1, "Referrers Tag Schema"). Each client adds to it for itself, and no registry takes a write on condition: what another client
 * adds at the same moment may be lost to it, so that ours is looked for afterwards.
 */
final class StandInTag {
    /** Writes that others' wiped out. */
    static final int ATTEMPTS_MAX = 5;

    private static final String MANIFESTS = "manifests";

    private final Manifests manifests;

    StandInTag(Manifests manifests) {
        this.manifests = manifests;
    }

    static String of(Digest subject) {
        return subject.algorithm().label() + "-" + subject.hex();
    }

    /** @throws RegistryException if something else lies under the tag, or others overwrite it all the time */
    void list(ImageReference repository, Digest subject, Descriptor referrer, String artifactType) {
        JsonObject entry = entry(referrer, artifactType);
        for (int written = 0; written <= ATTEMPTS_MAX; written++) {
            Map<String, JsonValue> index = read(repository, subject);
            List<JsonValue> listed = new ArrayList<>(elements(index));
            if (listed.stream().anyMatch(one -> isOf(one, referrer.digest()))) {
                return;
            }
            if (written < ATTEMPTS_MAX) {
                listed.add(entry);
                index.put(MANIFESTS, new JsonArray(listed));
                write(repository, subject, new JsonObject(index));
            }
        }
        throw refused(
                repository,
                subject,
                "what is added to it does not stay: others write it at the same time",
                "Try again.");
    }

    private void write(ImageReference repository, Digest subject, JsonObject index) {
        String document = "the index " + repository.name() + ":" + of(subject);
        Manifest manifest = Manifest.parse(document, MediaType.OCI_INDEX, JsonText.encode(index));
        manifests.put(repository, of(subject), manifest);
    }

    private Map<String, JsonValue> read(ImageReference repository, Digest subject) {
        Optional<Digest> there = manifests.digestOf(repository, of(subject));
        if (there.isEmpty()) {
            Map<String, JsonValue> empty = new LinkedHashMap<>();
            empty.put("schemaVersion", JsonNumber.of(2));
            empty.put("mediaType", new JsonString(MediaType.OCI_INDEX));
            return empty;
        }
        Manifest found = manifests
                .get(repository, there.get(), Manifest.LENGTH_MAX)
                .filter(ImageIndex.class::isInstance)
                .orElseThrow(() -> refused(
                        repository,
                        subject,
                        "something else than an index lies under that tag",
                        "Look what it is; it belongs to nobody but the list."));
        JsonCursor root = JsonCursor.parse(
                "the index " + repository.name() + ":" + of(subject),
                found.raw().bytes());
        return new LinkedHashMap<>(root.object().members());
    }

    private static List<JsonValue> elements(Map<String, JsonValue> index) {
        return index.get(MANIFESTS) instanceof JsonArray array ? array.elements() : List.of();
    }

    private static boolean isOf(JsonValue entry, Digest digest) {
        return entry instanceof JsonObject object
                && object.member("digest")
                        .filter(new JsonString(digest.toString())::equals)
                        .isPresent();
    }

    private static JsonObject entry(Descriptor referrer, String artifactType) {
        Map<String, JsonValue> members =
                new LinkedHashMap<>(DescriptorJson.write(referrer).members());
        members.put("artifactType", new JsonString(artifactType));
        return new JsonObject(members);
    }

    private static RegistryException refused(ImageReference repository, Digest subject, String why, String remedy) {
        return new RegistryException(
                "cannot list what refers to " + repository.name() + "@" + subject + " under the tag " + of(subject),
                200,
                why,
                remedy);
    }
}
