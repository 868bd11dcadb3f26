package dev.contenttrust.image;

import dev.contenttrust.Digest;
import dev.contenttrust.InvalidNameException;
import dev.contenttrust.Platform;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonNumber;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Descriptors from and to JSON. */
public final class DescriptorJson {
    private DescriptorJson() {}

    /** Reads a list of descriptors of at most {@code max} entries. */
    public static List<Descriptor> list(JsonCursor at, int max) {
        List<JsonCursor> elements = at.elements();
        if (elements.size() > max) {
            throw at.failure("expected at most " + max + " entries, found " + elements.size());
        }
        List<Descriptor> descriptors = new ArrayList<>(elements.size());
        for (JsonCursor element : elements) {
            descriptors.add(one(element));
        }
        return List.copyOf(descriptors);
    }

    /** Reads one descriptor: a digest of a known algorithm, a size of zero or more. */
    public static Descriptor one(JsonCursor at) {
        long size = at.member("size").integer();
        if (size < 0) {
            throw at.member("size").failure("a size is never negative, found " + size);
        }
        return new Descriptor(
                at.member("mediaType").string(),
                digest(at.member("digest")),
                size,
                at.optional("platform").flatMap(DescriptorJson::platform),
                annotations(at));
    }

    /** Reads a digest. */
    static Digest digest(JsonCursor at) {
        try {
            return Digest.parse(at.string());
        } catch (InvalidNameException e) {
            throw at.failure(e.getMessage());
        }
    }

    /** A platform; absent where it does not name both halves, as some tools write it for what is no image. */
    static Optional<Platform> platform(JsonCursor at) {
        Optional<String> os = text(at, "os");
        Optional<String> architecture = text(at, "architecture");
        return os.isEmpty() || architecture.isEmpty()
                ? Optional.empty()
                : Optional.of(new Platform(os.get(), architecture.get(), text(at, "variant")));
    }

    private static Optional<String> text(JsonCursor at, String name) {
        return at.optional(name).map(JsonCursor::string).filter(Predicate.not(String::isEmpty));
    }

    private static Map<String, String> annotations(JsonCursor at) {
        Map<String, String> annotations = new LinkedHashMap<>();
        at.optional("annotations")
                .ifPresent(all -> all.members().forEach((key, value) -> annotations.put(key, value.string())));
        return annotations;
    }

    /** The descriptor as JSON, its members in the specification's order, annotations by name. */
    public static JsonObject write(Descriptor descriptor) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("mediaType", new JsonString(descriptor.mediaType()));
        members.put("digest", new JsonString(descriptor.digest().toString()));
        members.put("size", JsonNumber.of(descriptor.size()));
        if (!descriptor.annotations().isEmpty()) {
            Map<String, JsonValue> annotations = new LinkedHashMap<>();
            descriptor.annotations().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(entry -> annotations.put(entry.getKey(), new JsonString(entry.getValue())));
            members.put("annotations", new JsonObject(annotations));
        }
        descriptor.platform().ifPresent(platform -> members.put("platform", write(platform)));
        return new JsonObject(members);
    }

    private static JsonObject write(Platform platform) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("architecture", new JsonString(platform.architecture()));
        members.put("os", new JsonString(platform.os()));
        platform.variant().ifPresent(variant -> members.put("variant", new JsonString(variant)));
        return new JsonObject(members);
    }
}
