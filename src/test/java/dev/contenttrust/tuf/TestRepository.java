package dev.contenttrust.tuf;

import dev.contenttrust.Digest;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonBoolean;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A Notary repository that the test signs itself: {@code aRepository("registry.example.com/demo/app").withTag("1.0")
 * .publish().source()}. What is said before {@link #publish} goes into the next version of the roles concerned; snapshot and
 * timestamp follow. Anything can be made wrong and will be well signed all the same.
 *
 * <p>Signed around {@link #TODAY}; everything expires in 2030.
 */
public final class TestRepository {
    /** An instant at which all is valid that was not said to be otherwise. */
    public static final Instant TODAY = Instant.parse("2026-06-01T12:00:00Z");

    private final String gun;
    private final Map<RoleName, TestRole> roles = new LinkedHashMap<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private List<TestKey> previousRootKeys = List.of();
    private boolean snapshotFollows = true;

    private TestRepository(String gun) {
        this.gun = gun;
        roles.put(RoleName.ROOT, new TestRole(RoleName.ROOT, List.of(TestKey.rootOf(gun))));
        for (RoleName role : List.of(RoleName.TARGETS, RoleName.SNAPSHOT, RoleName.TIMESTAMP)) {
            roles.put(role, new TestRole(role, List.of(TestKey.ecdsa())));
        }
    }

    /** An empty repository with a key for each role, nothing published yet. */
    public static TestRepository aRepository(String gun) {
        return new TestRepository(gun);
    }

    public String gun() {
        return gun;
    }

    /** A tag in {@code targets}, for a manifest made up from its name. */
    public TestRepository withTag(String tag) {
        return withTag("targets", tag);
    }

    /** A tag in that role, for a manifest made up from both names. */
    public TestRepository withTag(String role, String tag) {
        byte[] manifest = ("manifest of " + role + " " + tag).getBytes(StandardCharsets.UTF_8);
        return withTag(role, tag, Digest.sha256(manifest), manifest.length);
    }

    public TestRepository withTag(String role, String tag, Digest manifest, long length) {
        return target(role, tag, entry(length, manifest));
    }

    /** A target as it is to stand in the metadata. */
    public TestRepository target(String role, String name, JsonObject entry) {
        changed(role).targets.put(name, entry);
        return this;
    }

    public TestRepository withoutTag(String role, String tag) {
        changed(role).targets.remove(tag);
        return this;
    }

    /** Delegates to a role with a fresh key for any path. */
    public TestRepository withDelegation(String role) {
        return withDelegation(role, List.of(""), TestKey.ecdsa());
    }

    /** @param role whose delegator is there already */
    public TestRepository withDelegation(String role, List<String> paths, TestKey... keys) {
        RoleName name = new RoleName(role);
        delegatorOf(name).delegations.put(name, paths);
        roles.put(name, new TestRole(name, List.of(keys)));
        return this;
    }

    /** Delegates to a role that has signed nothing yet: the snapshot does not list it. */
    public TestRepository withUnsignedDelegation(String role, TestKey... keys) {
        withDelegation(role, List.of(""), keys);
        role(role).changed = false;
        return this;
    }

    /** Gives up a delegation, as Notary does: its file goes from the snapshot too. */
    public TestRepository withoutDelegation(String role) {
        RoleName name = new RoleName(role);
        delegatorOf(name).delegations.remove(name);
        roles.remove(name);
        return this;
    }

    private TestRole delegatorOf(RoleName role) {
        return changed(role.value().substring(0, role.value().lastIndexOf('/')));
    }

    /** Gives a role other keys; a root is then signed by those before and after. */
    public TestRepository withKeys(String role, TestKey... keys) {
        RoleName name = new RoleName(role);
        role(role).keys = List.of(keys);
        changed(role);
        if (name.isTopLevel()) {
            changed("root");
        } else {
            delegatorOf(name);
        }
        return this;
    }

    /** Gives a role a fresh key. */
    public TestRepository rotate(String role) {
        return withKeys(role, role.equals("root") ? TestKey.rootOf(gun) : TestKey.ecdsa());
    }

    public TestRepository withThreshold(String role, long threshold) {
        role(role).threshold = threshold;
        return withKeys(role, role(role).keys.toArray(TestKey[]::new));
    }

    /** @param expires as it is to stand there */
    public TestRepository expiring(String role, String expires) {
        changed(role).expires = expires;
        return this;
    }

    /** @param version of the role's next file */
    public TestRepository atVersion(String role, long version) {
        changed(role).version = version - 1;
        return this;
    }

    /** Signs the role's next file with these keys instead of its own. */
    public TestRepository signedBy(String role, TestKey... keys) {
        role(role).signers(List.of(keys));
        return this;
    }

    /** Changes what is signed in the role's next file, before it is signed. */
    public TestRepository editSigned(String role, UnaryOperator<JsonObject> edit) {
        role(role).editSigned(edit);
        return this;
    }

    /** Changes the role's next file after it was signed. */
    public TestRepository editEnvelope(String role, UnaryOperator<JsonObject> edit) {
        role(role).editEnvelope(edit);
        return this;
    }

    /** Changes the bytes of the role's next file; its parents name what comes out. */
    public TestRepository editBytes(String role, UnaryOperator<byte[]> edit) {
        role(role).editBytes(edit);
        return this;
    }

    /** Makes a new version of the role though nothing in it changed. */
    public TestRepository touch(String role) {
        changed(role);
        return this;
    }

    /** Publishes the next root alone: snapshot and timestamp stay as they are. */
    public TestRepository publishRootAlone() {
        snapshotFollows = false;
        publish();
        snapshotFollows = true;
        return this;
    }

    /** Signs what changed, then snapshot and timestamp. */
    public TestRepository publish() {
        boolean any = false;
        for (TestRole role : List.copyOf(roles.values())) {
            boolean follows = role.name.equals(RoleName.SNAPSHOT) || role.name.equals(RoleName.TIMESTAMP);
            if (role.changed && !follows) {
                write(role);
                any = true;
            }
        }
        TestRole snapshot = role("snapshot");
        TestRole timestamp = role("timestamp");
        if (snapshotFollows && (any || snapshot.changed)) {
            write(snapshot);
        }
        if (snapshotFollows) {
            write(timestamp);
        }
        return this;
    }

    private void write(TestRole role) {
        role.version++;
        role.write(content(role), usualSigners(role));
        if (role.name.equals(RoleName.ROOT)) {
            previousRootKeys = role.keys;
        }
        files.put(role.name + ".json", role.bytes);
        files.put(role.version + "." + role.name + ".json", role.bytes);
        files.put(role.name + "." + Digest.sha256(role.bytes).hex() + ".json", role.bytes);
    }

    private List<TestKey> usualSigners(TestRole role) {
        if (!role.name.equals(RoleName.ROOT)) {
            return role.keys;
        }
        Set<TestKey> both = new LinkedHashSet<>(previousRootKeys);
        both.addAll(role.keys);
        return List.copyOf(both);
    }

    private JsonObject content(TestRole role) {
        return switch (role.name.value()) {
            case "root" -> rootContent(role);
            case "snapshot" -> snapshotContent(role);
            case "timestamp" -> timestampContent(role);
            default -> targetsContent(role);
        };
    }

    private static JsonBuilder begin(String type, TestRole role) {
        return JsonBuilder.object()
                .put("_type", type)
                .put("expires", role.expires)
                .put("version", role.version);
    }

    private JsonObject rootContent(TestRole root) {
        Map<String, JsonValue> keys = new LinkedHashMap<>();
        Map<String, JsonValue> signers = new LinkedHashMap<>();
        for (RoleName name : List.of(RoleName.ROOT, RoleName.TARGETS, RoleName.SNAPSHOT, RoleName.TIMESTAMP)) {
            TestRole role = role(name.value());
            role.keys.forEach(key -> keys.put(key.id().value(), key.json()));
            signers.put(name.value(), roleKeys(role).build());
        }
        return begin("Root", root)
                .put("consistent_snapshot", new JsonBoolean(false))
                .put("keys", new JsonObject(keys))
                .put("roles", new JsonObject(signers))
                .build();
    }

    private static JsonBuilder roleKeys(TestRole role) {
        return JsonBuilder.object()
                .put(
                        "keyids",
                        JsonBuilder.strings(
                                role.keys.stream().map(key -> key.id().value()).toList()))
                .put("threshold", role.threshold);
    }

    private JsonObject targetsContent(TestRole role) {
        Map<String, JsonValue> keys = new LinkedHashMap<>();
        List<JsonValue> delegated = new ArrayList<>();
        role.delegations.forEach((name, paths) -> {
            TestRole child = role(name.value());
            child.keys.forEach(key -> keys.put(key.id().value(), key.json()));
            delegated.add(roleKeys(child)
                    .put("name", name.value())
                    .put("paths", JsonBuilder.strings(paths))
                    .build());
        });
        return begin("Targets", role)
                .put("targets", new JsonObject(new LinkedHashMap<>(role.targets)))
                .put(
                        "delegations",
                        JsonBuilder.object()
                                .put("keys", new JsonObject(keys))
                                .put("roles", new JsonArray(delegated))
                                .build())
                .build();
    }

    private JsonObject snapshotContent(TestRole snapshot) {
        Map<String, JsonValue> meta = new LinkedHashMap<>();
        for (TestRole role : roles.values()) {
            boolean listed = !role.name.equals(RoleName.SNAPSHOT) && !role.name.equals(RoleName.TIMESTAMP);
            if (listed && role.version > 0) {
                meta.put(role.name.value(), entry(role.bytes.length, Digest.sha256(role.bytes)));
            }
        }
        return begin("Snapshot", snapshot).put("meta", new JsonObject(meta)).build();
    }

    private JsonObject timestampContent(TestRole timestamp) {
        byte[] snapshot = role("snapshot").bytes;
        return begin("Timestamp", timestamp)
                .put(
                        "meta",
                        JsonBuilder.object()
                                .put("snapshot", entry(snapshot.length, Digest.sha256(snapshot)))
                                .build())
                .build();
    }

    /** Length and hash as metadata lists them. */
    public static JsonObject entry(long length, Digest sha256) {
        byte[] hash = java.util.HexFormat.of().parseHex(sha256.hex());
        return JsonBuilder.object()
                .put("length", length)
                .put(
                        "hashes",
                        JsonBuilder.object()
                                .put("sha256", Base64.getEncoder().encodeToString(hash))
                                .build())
                .build();
    }

    private TestRole changed(String role) {
        TestRole found = role(role);
        found.changed = true;
        return found;
    }

    private TestRole role(String name) {
        TestRole role = roles.get(new RoleName(name));
        if (role == null) {
            throw new IllegalArgumentException("no role " + name);
        }
        return role;
    }

    /** The role's keys. */
    public List<TestKey> keys(String role) {
        return role(role).keys;
    }

    /** The role's current file. */
    public byte[] bytes(String role) {
        return role(role).bytes.clone();
    }

    /** The SHA-256 of the role's current file, in hex. */
    public String sha256(String role) {
        return Digest.sha256(role(role).bytes).hex();
    }

    /** Everything published so far by file name, as a server has it now; later publishing does not change it. */
    public Map<String, byte[]> state() {
        return new LinkedHashMap<>(files);
    }

    /** A server that has everything published so far, and later what is published later. */
    public InMemorySource source() {
        return new InMemorySource(files);
    }
}
