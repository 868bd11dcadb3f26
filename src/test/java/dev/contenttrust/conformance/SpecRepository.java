package dev.contenttrust.conformance;

import dev.contenttrust.Digest;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonBoolean;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.tuf.spec.FileNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A TUF 1.0 repository that the test signs itself, and serves version by version. Every change takes effect when the roles
 * concerned are published; anything can be made wrong and will be well signed all the same.
 */
final class SpecRepository {
    static final List<String> ALL = List.of("root", "targets", "snapshot", "timestamp");

    private final Map<String, SpecRole> roles = new LinkedHashMap<>();
    private final Map<String, byte[]> artifacts = new LinkedHashMap<>();
    private final List<String> requests = new ArrayList<>();
    private boolean consistent = true;
    private boolean hashes;

    /** With version 1 of every top-level role. */
    SpecRepository() {
        for (String role : ALL) {
            roles.put(role, new SpecRole(role, role, SpecKey.ecdsa()));
        }
        publish("targets", "snapshot", "timestamp", "root");
    }

    SpecRole role(String name) {
        return roles.get(name);
    }

    SpecRepository withoutConsistentSnapshot() {
        consistent = false;
        return publish("root");
    }

    /** Lists hashes and lengths of metadata besides versions, from now on. */
    SpecRepository withHashes() {
        hashes = true;
        return this;
    }

    /** Signs and serves the next version of each, in that order; what lists it lists it then. */
    SpecRepository publish(String... names) {
        for (String name : names) {
            SpecRole role = role(name);
            role.version++;
            publishSameVersion(name);
        }
        return this;
    }

    /** The same without a new version: what is served under that number is another file then. */
    SpecRepository publishSameVersion(String name) {
        SpecRole role = role(name);
        role.published.add(role.sign(content(role)));
        if (role.type.equals("targets")) {
            role("snapshot").meta.put(name + ".json", entry(role));
        } else if (name.equals("snapshot")) {
            role("timestamp").meta.put("snapshot.json", entry(role));
        }
        return this;
    }

    /** All that follows from a change of targets. */
    SpecRepository publishTargets() {
        return publish("targets", "snapshot", "timestamp");
    }

    /** Gives up what was published of a role: its next file is served as version 1. */
    SpecRepository forget(String name) {
        role(name).published.clear();
        role(name).version = 0;
        return this;
    }

    private JsonObject entry(SpecRole role) {
        JsonBuilder entry = JsonBuilder.object().put("version", role.version);
        if (hashes) {
            entry.put("length", role.latest().length).put("hashes", hashesOf(role.latest(), Digest.Algorithm.SHA256));
        }
        return entry.build();
    }

    private static JsonObject hashesOf(byte[] bytes, Digest.Algorithm... algorithms) {
        JsonBuilder listed = JsonBuilder.object();
        Arrays.stream(algorithms)
                .forEach(algorithm -> listed.put(
                        algorithm.label(), Digest.of(algorithm, bytes).hex()));
        return listed.build();
    }

    private JsonObject content(SpecRole role) {
        JsonBuilder content = JsonBuilder.object()
                .put("_type", role.type)
                .put("spec_version", "1.0.34")
                .put("version", role.version)
                .put("expires", role.expires);
        return switch (role.type) {
            case "root" -> rootContent(content);
            case "targets" -> targetsContent(content, role);
            default -> content.put("meta", new JsonObject(role.meta)).build();
        };
    }

    private JsonObject rootContent(JsonBuilder content) {
        Map<String, JsonValue> keys = new LinkedHashMap<>();
        JsonBuilder signers = JsonBuilder.object();
        for (String name : ALL) {
            role(name).keys.forEach(key -> keys.put(key.id(), key.json()));
            signers.put(name, role(name).roleKeys().build());
        }
        return content.put("consistent_snapshot", new JsonBoolean(consistent))
                .put("keys", new JsonObject(keys))
                .put("roles", signers.build())
                .build();
    }

    private static JsonObject targetsContent(JsonBuilder content, SpecRole role) {
        content.put("targets", new JsonObject(role.targets));
        boolean succinct = role.succinct instanceof JsonObject;
        if (succinct || !role.delegations.isEmpty()) {
            Map<String, JsonValue> keys = new LinkedHashMap<>();
            role.delegationKeys.values().forEach(key -> keys.put(key.id(), key.json()));
            JsonBuilder delegations = JsonBuilder.object().put("keys", new JsonObject(keys));
            if (succinct) {
                delegations.put("succinct_roles", role.succinct);
            } else {
                delegations.put("roles", new JsonArray(List.copyOf(role.delegations.values())));
            }
            content.put("delegations", delegations.build());
        }
        return content.build();
    }

    /** Adds a target to a role, and its artifact to the server. */
    SpecRepository target(String role, String path, byte[] artifact, Digest.Algorithm... algorithms) {
        Digest.Algorithm[] listed =
                algorithms.length == 0 ? new Digest.Algorithm[] {Digest.Algorithm.SHA256} : algorithms;
        role(role)
                .targets
                .put(
                        path,
                        JsonBuilder.object()
                                .put("length", artifact.length)
                                .put("hashes", hashesOf(artifact, listed))
                                .build());
        artifacts.put(path, artifact);
        return this;
    }

    /** What the server gives for an artifact, whatever was signed. */
    SpecRepository serveInstead(String path, byte[] other) {
        artifacts.put(path, other);
        return this;
    }

    /** Delegates to a role, new or known, with a key of its own for this delegator. */
    SpecRepository delegate(String from, String to, boolean terminating, String... paths) {
        SpecKey key = SpecKey.ecdsa();
        return delegate(from, to, terminating, List.of(key), JsonBuilder.strings(List.of(paths)), "paths");
    }

    SpecRepository delegate(
            String from, String to, boolean terminating, List<SpecKey> keys, JsonArray paths, String kind) {
        SpecRole role = roles.computeIfAbsent(to, name -> new SpecRole(name, "targets"));
        role.signers.addAll(keys);
        keys.forEach(key -> role(from).delegationKeys.put(key.id(), key));
        role(from)
                .delegations
                .put(
                        to,
                        JsonBuilder.object()
                                .put("name", to)
                                .put(
                                        "keyids",
                                        JsonBuilder.strings(
                                                keys.stream().map(SpecKey::id).toList()))
                                .put("threshold", 1)
                                .put("terminating", new JsonBoolean(terminating))
                                .put(kind, paths)
                                .build());
        return this;
    }

    /** Shares the targets of {@code targets} out among bins, and publishes them all. */
    SpecRepository succinct(int bits, String prefix) {
        SpecKey key = SpecKey.ed25519();
        role("targets").delegationKeys.put(key.id(), key);
        role("targets").succinct = JsonBuilder.object()
                .put("keyids", JsonBuilder.strings(List.of(key.id())))
                .put("threshold", 1)
                .put("bit_length", bits)
                .put("name_prefix", prefix)
                .build();
        int digits = Integer.toHexString((1 << bits) - 1).length();
        for (int i = 0; i < 1 << bits; i++) {
            String name =
                    prefix + "-" + "0".repeat(digits - Integer.toHexString(i).length()) + Integer.toHexString(i);
            roles.put(name, new SpecRole(name, "targets", key));
            publish(name);
        }
        return this;
    }

    /** Every metadata file asked for since the last call, as {@code root 2}, {@code timestamp}; artifacts by their path. */
    List<String> requests() {
        List<String> asked = List.copyOf(requests);
        requests.clear();
        return asked;
    }

    /** What is served at that path below the repository; empty for 404. */
    Optional<byte[]> serve(String rawPath) {
        if (rawPath.startsWith("metadata/") && rawPath.endsWith(".json")) {
            return metadata(rawPath.substring("metadata/".length(), rawPath.length() - ".json".length()));
        }
        return artifact(rawPath.substring("targets/".length()));
    }

    private Optional<byte[]> metadata(String name) {
        String[] parts = name.split("\\.", 2);
        boolean versioned = parts.length == 2 && parts[0].chars().allMatch(Character::isDigit);
        String encoded = versioned ? parts[1] : name;
        requests.add(versioned ? encoded + " " + parts[0] : encoded);
        boolean expected = encoded.equals("root") || (consistent && !encoded.equals("timestamp"));
        SpecRole role = FileNames.decode(encoded)
                .map(decoded -> roles.get(decoded.value()))
                .orElse(null);
        if (role == null || expected != versioned || role.published.isEmpty()) {
            return Optional.empty();
        }
        int index = versioned ? Integer.parseInt(parts[0]) - 1 : role.published.size() - 1;
        return index < 0 || index >= role.published.size() ? Optional.empty() : Optional.of(role.published.get(index));
    }

    private Optional<byte[]> artifact(String encoded) {
        int file = encoded.lastIndexOf('/') + 1;
        String name =
                consistent ? encoded.substring(0, file) + encoded.substring(encoded.indexOf('.', file) + 1) : encoded;
        requests.add("targets/" + encoded);
        return Arrays.stream(new String[] {name})
                .flatMap(found -> artifacts.entrySet().stream()
                        .filter(entry -> FileNames.encode(entry.getKey())
                                .replace("%2F", "/")
                                .equals(found)))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
