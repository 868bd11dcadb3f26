package dev.contenttrust.updater;

import static dev.contenttrust.tuf.JsonEdit.at;
import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.json.JsonValue.JsonString;
import dev.contenttrust.tuf.InvalidMetadataException;
import dev.contenttrust.tuf.JsonEdit;
import dev.contenttrust.tuf.MetadataException;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.SignatureException;
import dev.contenttrust.tuf.TestRepository;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Metadata by the right keys that breaks a rule of its format. The cache stays as it was, and the honest server works after. */
class MalformedMetadataTest {
    private static final String GUN = "registry.example.com/demo/app";
    private static final List<String> ROLES = List.of("root", "timestamp", "snapshot", "targets");

    @TestFactory
    Stream<DynamicTest> every_role_is_refused_with() {
        return ROLES.stream()
                .flatMap(role -> Stream.of(
                                signed("a type in lower case", at("_type").change(old -> lowerCase(old))),
                                signed("the type of another role", at("_type").string("Mirrors")),
                                signed("no type", at("_type").removed()),
                                signed("version 0", at("version").number("0")),
                                signed("a negative version", at("version").number("-1")),
                                signed("a version of 2^53 + 1", at("version").number("9007199254740993")),
                                signed("a version of 2^64", at("version").number("18446744073709551616")),
                                signed(
                                        "a version with a fraction",
                                        at("version").number("1.5")),
                                signed(
                                        "a version with an exponent",
                                        at("version").number("1E+1")),
                                signed("a version in quotes", at("version").string("1")),
                                signed("no version", at("version").removed()),
                                signed("no expiry", at("expires").removed()),
                                signed(
                                        "an expiry that is a number",
                                        at("expires").number("1893456000")),
                                signed("an expiry without a zone", at("expires").string("2030-01-01T00:00:00")),
                                signed(
                                        "an expiry of ten digits of a second",
                                        at("expires").string("2030-01-01T00:00:00.1234567890Z")),
                                signed(
                                        "an expiry in the year 10000",
                                        at("expires").string("10000-01-01T00:00:00Z")),
                                signed("an expiry on no day", at("expires").string("2030-02-30T00:00:00Z")),
                                signed("an expiry with a blank", at("expires").string("2030-01-01 00:00:00Z")),
                                signed(
                                        "a huge number in an unknown field",
                                        at("x-unknown").number("9007199254740993")),
                                envelope("no signatures", at("signatures").removed()),
                                envelope(
                                        "a signature in url-safe base64",
                                        at("signatures", "0", "sig").string("__-_")),
                                envelope(
                                        "a signature in unpadded base64",
                                        at("signatures", "0", "sig").string("AAA")),
                                envelope(
                                        "a signature without key id",
                                        at("signatures", "0", "keyid").removed()),
                                envelope("its signed part under SIGNED", renamed("signed", "SIGNED")),
                                envelope(
                                        "too many signatures",
                                        at("signatures").change(MalformedMetadataTest::repeated)),
                                bytes("a duplicate member", text -> text.replaceFirst("\\{", "{\"signed\":{},")),
                                bytes("a byte order mark", text -> "\uFEFF" + text),
                                bytes("trailing bytes", text -> text + "}"),
                                bytes("nothing in it", text -> ""),
                                bytes("an array for an envelope", text -> "[" + text + "]"),
                                bytes("200,000 levels of nesting", text -> "[".repeat(200_000)),
                                new Flaw(
                                        "bytes that are not UTF-8",
                                        (repository, name) ->
                                                repository.editBytes(name, MalformedMetadataTest::notUtf8)))
                        .map(flaw -> refused(role, flaw)));
    }

    @TestFactory
    Stream<DynamicTest> a_root_is_refused_with() {
        return Stream.of(
                        signed(
                                "a threshold of 0",
                                at("roles", "targets", "threshold").number("0")),
                        signed(
                                "a negative threshold",
                                at("roles", "root", "threshold").number("-1")),
                        signed(
                                "no threshold",
                                at("roles", "timestamp", "threshold").removed()),
                        signed("no root role", at("roles", "root").removed()),
                        signed("no snapshot role", at("roles", "snapshot").removed()),
                        signed(
                                "a role whose key is not listed",
                                at("roles", "targets", "keyids")
                                        .change(ids -> JsonBuilder.strings(List.of("0".repeat(64))))),
                        signed("no keys", at("keys").removed()),
                        signed("a key under a stranger's id", MalformedMetadataTest::swappedIds))
                .map(flaw -> refused("root", flaw));
    }

    @TestFactory
    Stream<DynamicTest> a_timestamp_is_refused_with() {
        return Stream.of(
                        signed("no snapshot", at("meta", "snapshot").removed()),
                        signed(
                                "no sha256",
                                at("meta", "snapshot", "hashes", "sha256").removed()),
                        signed(
                                "a short sha256",
                                at("meta", "snapshot", "hashes", "sha256").string("AAAA")),
                        signed(
                                "a sha256 in hex",
                                at("meta", "snapshot", "hashes", "sha256").string("0".repeat(64))),
                        signed("no length", at("meta", "snapshot", "length").removed()),
                        signed(
                                "a negative length",
                                at("meta", "snapshot", "length").number("-1")),
                        signed(
                                "a length of 2^40",
                                at("meta", "snapshot", "length").number("1099511627776")))
                .map(flaw -> refused("timestamp", flaw));
    }

    @TestFactory
    Stream<DynamicTest> a_snapshot_is_refused_with() {
        return Stream.of(
                        signed("no root", at("meta", "root").removed()),
                        signed("no targets", at("meta", "targets").removed()),
                        signed("a role in upper case", added("targets/Releases")),
                        signed("a role that climbs", added("targets/../root")),
                        signed("a role that is encoded", added("targets/%2f")),
                        signed("a role elsewhere", added("mirrors")),
                        signed("a role without a name", added("")),
                        signed("an overlong role", added("targets/" + "a".repeat(250))))
                .map(flaw -> refused("snapshot", flaw));
    }

    @TestFactory
    Stream<DynamicTest> targets_are_refused_with() {
        return Stream.of(
                        signed(
                                "a target without hashes",
                                at("targets", "1.0", "hashes").removed()),
                        signed(
                                "a target with unknown hashes only",
                                at("targets", "1.0", "hashes")
                                        .change(old -> JsonBuilder.object()
                                                .put("md5", "AAAA")
                                                .build())),
                        signed(
                                "a target without length",
                                at("targets", "1.0", "length").removed()),
                        signed(
                                "a target of negative length",
                                at("targets", "1.0", "length").number("-5")),
                        delegation(
                                "a delegation of threshold 0", at("threshold").number("0")),
                        delegation("a delegation in upper case", at("name").string("targets/Releases")),
                        delegation("a delegation that climbs", at("name").string("targets/..")),
                        delegation(
                                "a delegation that is no direct child",
                                at("name").string("targets/a/b")),
                        delegation("a delegation named like itself", at("name").string("targets")),
                        delegation(
                                "a delegation named like the root", at("name").string("root")),
                        delegation(
                                "a delegation with a slash too many", at("name").string("targets/")),
                        delegation(
                                "a delegation to an unlisted key",
                                at("keyids").change(old -> JsonBuilder.strings(List.of("0".repeat(64))))),
                        signed(
                                "one role delegated to twice",
                                at("delegations", "roles").change(MalformedMetadataTest::twice)))
                .map(flaw -> refused("targets", flaw));
    }

    private static DynamicTest refused(String role, Flaw flaw) {
        return DynamicTest.dynamicTest(role + " with " + flaw.name(), () -> {
            TestRepository repository = aRepository(GUN)
                    .withTag("1.0")
                    .withDelegation("targets/releases")
                    .publish();
            Client client = Client.of(repository);
            client.refresh(repository.source());
            Map<String, byte[]> kept = client.store().content();

            flaw.put(repository.touch(role), role);
            repository.publish();
            MetadataException failure = client.refused(MetadataException.class, repository.source());

            assertThat(failure).isInstanceOfAny(InvalidMetadataException.class, SignatureException.class);
            assertThat(failure.role()).isEqualTo(new RoleName(role));
            assertThat(failure.what()).contains(role + ".json of " + GUN);
            assertThat(client.store().content()).containsEntry(role + ".json", kept.get(role + ".json"));
            repository.atVersion(role, 2).publish();
            client.refresh(repository.source());
        });
    }

    /** Something wrong with the next file of a role. */
    private record Flaw(String name, Edit edit) {
        interface Edit {
            void apply(TestRepository repository, String role);
        }

        void put(TestRepository repository, String role) {
            edit.apply(repository, role);
        }
    }

    private static Flaw signed(String name, UnaryOperator<JsonObject> edit) {
        return new Flaw(name, (repository, role) -> repository.editSigned(role, edit));
    }

    private static Flaw envelope(String name, UnaryOperator<JsonObject> edit) {
        return new Flaw(name, (repository, role) -> repository.editEnvelope(role, edit));
    }

    private static Flaw delegation(String name, UnaryOperator<JsonObject> edit) {
        return signed(name, at("delegations", "roles", "0").change(role -> edit.apply((JsonObject) role)));
    }

    private static Flaw bytes(String name, UnaryOperator<String> edit) {
        return new Flaw(
                name,
                (repository, role) -> repository.editBytes(
                        role,
                        bytes -> edit.apply(new String(bytes, StandardCharsets.UTF_8))
                                .getBytes(StandardCharsets.UTF_8)));
    }

    private static UnaryOperator<JsonObject> added(String role) {
        return signed -> {
            JsonObject root = (JsonObject) ((JsonObject) signed.member("meta").orElseThrow())
                    .member("root")
                    .orElseThrow();
            return JsonEdit.at("meta", role).value(root).apply(signed);
        };
    }

    private static UnaryOperator<JsonObject> renamed(String from, String to) {
        return document -> JsonEdit.at(from)
                .removed()
                .apply(JsonEdit.at(to)
                        .value(document.member(from).orElseThrow())
                        .apply(document));
    }

    private static JsonObject swappedIds(JsonObject root) {
        JsonObject keys = (JsonObject) root.member("keys").orElseThrow();
        List<String> ids = new ArrayList<>(keys.members().keySet());
        JsonObject first = (JsonObject) keys.member(ids.get(0)).orElseThrow();
        return JsonEdit.at("keys", ids.get(1)).value(first).apply(root);
    }

    private static JsonValue lowerCase(JsonValue type) {
        String text = ((JsonString) type).value();
        return new JsonString(text.toLowerCase(Locale.ROOT));
    }

    private static JsonArray repeated(JsonValue signatures) {
        return new JsonArray(
                Collections.nCopies(2_000, ((JsonArray) signatures).elements().get(0)));
    }

    private static JsonArray twice(JsonValue roles) {
        JsonValue first = ((JsonArray) roles).elements().get(0);
        return new JsonArray(List.of(first, first));
    }

    private static byte[] notUtf8(byte[] bytes) {
        byte[] broken = Arrays.copyOf(bytes, bytes.length);
        broken[bytes.length / 2] = (byte) 0xff;
        return broken;
    }
}
