package dev.contenttrust.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.tuf.JsonEdit;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Metadata that is well signed and bad, or no metadata at all: refused, and the honest server works again straight after. */
class HostileMetadataTest extends Conversation {
    static Stream<Arguments> wellSigned() {
        return Stream.of(
                edit("targets", "version zero", JsonEdit.at("version").number("0")),
                edit("targets", "negative version", JsonEdit.at("version").number("-1")),
                edit("targets", "version 2^53+1", JsonEdit.at("version").number("9007199254740993")),
                edit("targets", "version as a string", JsonEdit.at("version").string("2")),
                edit("targets", "no version", JsonEdit.at("version").removed()),
                edit("targets", "no expiry", JsonEdit.at("expires").removed()),
                edit("targets", "malformed expiry", JsonEdit.at("expires").string("tomorrow")),
                edit(
                        "targets",
                        "expiry in February's 30th",
                        JsonEdit.at("expires").string("2030-02-30T00:00:00Z")),
                edit(
                        "targets",
                        "expiry in the year 10000",
                        JsonEdit.at("expires").string("10000-01-01T00:00:00Z")),
                edit("targets", "expiry without a zone", JsonEdit.at("expires").string("2030-01-01T00:00:00")),
                edit("targets", "another type", JsonEdit.at("_type").string("Targets")),
                edit("targets", "no specification", JsonEdit.at("spec_version").removed()),
                edit(
                        "targets",
                        "another specification",
                        JsonEdit.at("spec_version").string("2.0.0")),
                edit("targets", "no targets", JsonEdit.at("targets").removed()),
                edit("targets", "targets as a list", JsonEdit.at("targets").value(JsonBuilder.strings(List.of()))),
                edit("targets", "negative length", target("length", "-1")),
                edit("targets", "no hashes", JsonEdit.at("targets").value(entry("{\"length\":1}"))),
                edit("targets", "empty hashes", JsonEdit.at("targets").value(entry("{\"length\":1,\"hashes\":{}}"))),
                edit(
                        "targets",
                        "short hash",
                        JsonEdit.at("targets").value(entry("{\"length\":1,\"hashes\":{\"sha256\":\"00\"}}"))),
                edit(
                        "targets",
                        "hash in base64",
                        JsonEdit.at("targets")
                                .value(entry("{\"length\":1,\"hashes\":{\"sha256\":\"" + "A".repeat(43) + "=\"}}"))),
                edit(
                        "snapshot",
                        "version of an entry zero",
                        JsonEdit.at("meta", "targets.json", "version").number("0")),
                edit(
                        "snapshot",
                        "no version in an entry",
                        JsonEdit.at("meta", "targets.json", "version").removed()),
                edit(
                        "snapshot",
                        "length 2^40",
                        JsonEdit.at("meta", "targets.json", "length").number("1099511627776")),
                edit(
                        "snapshot",
                        "negative length",
                        JsonEdit.at("meta", "targets.json", "length").number("-1")),
                edit(
                        "snapshot",
                        "a name that is no file's",
                        JsonEdit.at("meta", "targets").number("1")),
                edit(
                        "snapshot",
                        "no targets",
                        JsonEdit.at("meta", "targets.json").removed()),
                edit(
                        "timestamp",
                        "no snapshot",
                        JsonEdit.at("meta", "snapshot.json").removed()),
                edit(
                        "timestamp",
                        "length 2^40",
                        JsonEdit.at("meta", "snapshot.json", "length").number("1099511627776")),
                edit(
                        "root",
                        "threshold zero",
                        JsonEdit.at("roles", "targets", "threshold").number("0")),
                edit(
                        "root",
                        "negative threshold",
                        JsonEdit.at("roles", "targets", "threshold").number("-1")),
                edit("root", "a role missing", JsonEdit.at("roles", "snapshot").removed()),
                edit("root", "no keys", JsonEdit.at("keys").value(new JsonObject(Map.of()))));
    }

    private static Arguments edit(String role, String what, UnaryOperator<JsonObject> edit) {
        return arguments(role, what, edit);
    }

    private static UnaryOperator<JsonObject> target(String member, String number) {
        return signed -> JsonEdit.at("targets", "made up", member)
                .number(number)
                .apply(JsonEdit.at("targets")
                        .value(entry("{\"length\":1,\"hashes\":{\"sha256\":\"" + "00".repeat(32) + "\"}}"))
                        .apply(signed));
    }

    private static JsonObject entry(String json) {
        return TextEdit.of(text -> "{\"made up\":" + json + "}").apply(new JsonObject(Map.of()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("wellSigned")
    void what_breaks_the_format_is_refused_however_well_signed(
            String role, String what, UnaryOperator<JsonObject> edit) {
        client.refresh();
        repository.role(role).edit(edit);
        repository.publish("root", "targets", "snapshot", "timestamp");

        assertThat(client.refresh()).isEqualTo(1);
        assertThat(client.trusted().get(role)).isEqualTo(1);

        repository.role(role).edit(UnaryOperator.identity());
        repository
                .role("root")
                .published
                .subList(1, repository.role("root").published.size())
                .clear();
        repository.role("root").version = Math.min(repository.role("root").version, 1);
        repository.publish("root", "targets", "snapshot", "timestamp");
        assertThat(client.refresh()).as(client.errors()).isZero();
    }

    @Test
    void a_threshold_beyond_32_bits_is_a_threshold_that_nobody_meets() {
        repository
                .role("root")
                .edit(JsonEdit.at("roles", "targets", "threshold").number("4294967297"));
        repository.publish("root");

        assertThat(client.refresh()).isEqualTo(1);
        assertThat(client.trusted()).containsKey("snapshot").doesNotContainKey("targets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "timestamp", "snapshot", "targets"})
    void what_is_no_metadata_is_refused(String role) {
        client.refresh();
        byte[] nested = ("{\"signed\":" + "[".repeat(200_000)).getBytes(StandardCharsets.UTF_8);
        byte[] huge = new byte[30 << 20];
        Arrays.fill(huge, (byte) ' ');
        for (byte[] bytes : List.of(
                new byte[0],
                "null".getBytes(StandardCharsets.UTF_8),
                "{}".getBytes(StandardCharsets.UTF_8),
                "<html></html>".getBytes(StandardCharsets.UTF_8),
                new byte[] {'{', '"', (byte) 0xff, '"', '}'},
                nested,
                huge)) {
            serveAs(role, bytes);

            assertThat(client.refresh()).as(role).isEqualTo(1);

            withdraw(role);
        }
        for (UnaryOperator<byte[]> edit : List.<UnaryOperator<byte[]>>of(
                bytes -> joined("\uFEFF".getBytes(StandardCharsets.UTF_8), bytes),
                bytes -> joined(bytes, "x".getBytes(StandardCharsets.UTF_8)),
                bytes -> joined(bytes, bytes),
                bytes -> text(bytes, "\"signed\":", "\"signed\":{},\"signed\":"),
                bytes -> text(bytes, "\"signed\"", "\"SIGNED\""),
                bytes -> text(bytes, "\"version\":", "\"version\":1,\"version\":"))) {
            repository.publish(role);
            if (!role.equals("timestamp")) {
                republishAfter(role);
            }
            byte[] good = repository.role(role).latest();
            withdraw(role);
            serveAs(role, edit.apply(good));

            assertThat(client.refresh()).as(role).isEqualTo(1);

            withdraw(role);
            repository.role(role).published.add(good);
            assertThat(client.refresh()).as(client.errors()).isZero();
        }
    }

    private void republishAfter(String role) {
        if (role.equals("targets")) {
            repository.publish("snapshot");
        }
        repository.publish("timestamp");
    }

    /** The next file of that role, named by who lists it. */
    private void serveAs(String role, byte[] bytes) {
        repository.role(role).published.add(bytes);
        if (role.equals("snapshot") || role.equals("targets")) {
            int version = repository.role(role).published.size();
            repository
                    .role(role.equals("targets") ? "snapshot" : "timestamp")
                    .meta
                    .put(
                            role + ".json",
                            JsonBuilder.object().put("version", version).build());
            republishAfter(role);
        }
    }

    private void withdraw(String role) {
        List<byte[]> published = repository.role(role).published;
        published.remove(published.size() - 1);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(one);
        all.writeBytes(other);
        return all.toByteArray();
    }

    private static byte[] text(byte[] bytes, String part, String other) {
        return new String(bytes, StandardCharsets.UTF_8).replace(part, other).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_changed_bit_anywhere_is_refused_or_changes_nothing() {
        Random random = new Random(20_260_601);
        repository.target("targets", "a", new byte[] {1}).publishTargets();
        for (int i = 0; i < 120; i++) {
            String role = SpecRepository.ALL.get(i % 4);
            if (role.equals("root") && repository.role("root").version < 2) {
                repository.publish("root");
            }
            byte[] good = repository.role(role).latest();
            byte[] changed = good.clone();
            int bit = random.nextInt(changed.length * 8);
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            List<byte[]> published = repository.role(role).published;
            published.set(published.size() - 1, changed);
            SpecClient fresh = new SpecClient(home.resolve("fresh" + i), server);
            fresh.metadata().toFile().mkdirs();
            fresh.initialized();

            if (fresh.refresh() == 0) {
                assertThat(signed(fresh.trusted(role)))
                        .as("bit " + bit + " of " + role)
                        .isEqualTo(signed(good));
            }

            published.set(published.size() - 1, good);
        }
    }

    /** The rest may change unseen in the case of hex digits. */
    private static JsonValue signed(byte[] file) {
        return JsonCursor.parse("file", file).member("signed").value();
    }

    @Test
    void sixty_thousand_targets_are_read_and_a_hundred_thousand_of_them_or_of_signatures_refused() {
        addTargets(0, 60_000);
        assertThat(client.refresh()).as(client.errors()).isZero();
        assertThat(client.download("missing")).isEqualTo(1);
        addTargets(60_000, 100_000);
        assertThat(client.refresh()).isEqualTo(1);
        assertThat(client.trusted()).containsEntry("targets", 2L);

        SpecKey stranger = SpecKey.ed25519();
        JsonObject signature = stranger.sign(new byte[0]);
        String one = "{\"keyid\":\"%064x\",\"sig\":\"" + "00".repeat(64) + "\"},";
        assertThat(signature.members()).containsKey("sig");
        repository.role("timestamp").editEnvelope(TextEdit.of(text -> {
            StringBuilder many = new StringBuilder();
            for (int i = 0; i < 100_000; i++) {
                many.append(String.format(one, i));
            }
            return text.replace("\"signatures\":[", "\"signatures\":[" + many);
        }));
        repository.publish("timestamp");
        assertThat(client.refresh()).isEqualTo(1);
    }

    private void addTargets(int from, int to) {
        for (int i = from; i < to; i++) {
            repository.role("targets").targets.put("target" + i, targetEntry(i));
        }
        repository.publishTargets();
    }

    private static JsonObject targetEntry(int i) {
        return JsonBuilder.object()
                .put("length", i)
                .put(
                        "hashes",
                        JsonBuilder.object()
                                .put("sha256", String.format("%064x", i))
                                .build())
                .build();
    }
}
