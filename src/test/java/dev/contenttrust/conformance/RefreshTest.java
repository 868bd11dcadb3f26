package dev.contenttrust.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.tuf.JsonEdit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tuf-conformance suite asks of the command that it drives, and of a refresh as such. */
class RefreshTest extends Conversation {
    @Test
    void a_first_refresh_asks_for_each_file_once_in_order_and_keeps_them_as_received() {
        assertThat(client.refresh()).isZero();

        assertThat(repository.requests()).containsExactly("root 2", "timestamp", "snapshot 1", "targets 1");
        for (String role : SpecRepository.ALL) {
            assertThat(client.trusted(role)).isEqualTo(repository.role(role).latest());
        }
        assertThat(client.trusted()).hasSize(4);
    }

    @Test
    void a_refresh_without_news_asks_for_root_and_timestamp_only() {
        client.refresh();
        repository.requests();

        assertThat(client.refresh()).isZero();

        assertThat(repository.requests()).containsExactly("root 2", "timestamp");
    }

    @Test
    void without_consistent_snapshots_only_roots_have_versions_in_their_names() {
        repository.withoutConsistentSnapshot();

        assertThat(client.refresh()).isZero();

        assertThat(repository.requests()).containsExactly("root 2", "root 3", "timestamp", "snapshot", "targets");
    }

    @Test
    void nothing_is_asked_for_without_a_valid_root() {
        SpecClient other = new SpecClient(home.resolve("other"), server);
        home.resolve("other").toFile().mkdir();
        byte[] root = repository.role("root").latest();
        byte[] unsigned = new String(root, StandardCharsets.UTF_8)
                .replace("\"version\":1,", "")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(other.init(unsigned)).isEqualTo(1);
        assertThat(other.refresh()).isEqualTo(1);
        assertThat(other.errors()).contains("which root", "root.json");
        assertThat(repository.requests()).isEmpty();
        assertThat(other.trusted()).isEmpty();
    }

    @Test
    void a_stored_root_that_was_damaged_is_refused_before_anything_is_asked_for() throws IOException {
        Files.writeString(client.metadata().resolve("root.json"), "{}");

        assertThat(client.refresh()).isEqualTo(1);

        assertThat(repository.requests()).isEmpty();
    }

    @Test
    void whatever_else_goes_wrong_ends_with_one_too() {
        assertThat(client.download()).isEqualTo(1);
        assertThat(client.init(new byte[0])).isEqualTo(1);
        assertThat(new SpecClient(home.resolve("missing"), server).refresh()).isEqualTo(1);
    }

    @Test
    void initializing_again_starts_from_that_root_again_and_keeps_the_rest() {
        client.refresh();

        assertThat(client.init(repository.role("root").latest())).isZero();

        assertThat(client.trusted()).hasSize(4);
        assertThat(client.refresh()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "timestamp", "snapshot", "targets"})
    void an_unsigned_file_is_refused_and_those_before_it_are_kept(String role) {
        repository.role(role).signers();
        repository.publish("root", "targets", "snapshot", "timestamp");

        assertThat(client.refresh()).isEqualTo(1);

        assertThat(client.trusted()).isEqualTo(trustedBefore(role, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "snapshot", "targets"})
    void a_version_other_than_the_one_in_its_name_is_refused(String role) {
        repository.role(role).edit(JsonEdit.at("version").number("3"));
        repository.publish("root", "targets", "snapshot", "timestamp");

        assertThat(client.refresh()).isEqualTo(1);

        assertThat(client.trusted()).isEqualTo(trustedBefore(role, 2));
    }

    private static Map<String, Long> trustedBefore(String role, long version) {
        Map<String, Long> trusted = new TreeMap<>();
        trusted.put("root", role.equals("root") ? 1L : version);
        for (String next : List.of("timestamp", "snapshot", "targets")) {
            if (role.equals("root") || role.equals(next)) {
                break;
            }
            trusted.put(next, version);
        }
        return trusted;
    }

    @Test
    void a_file_of_another_type_is_refused_however_well_signed() {
        SpecKey shared = SpecKey.ecdsa();
        repository.role("snapshot").keys(shared);
        repository.role("timestamp").keys(shared);
        repository
                .role("snapshot")
                .meta
                .put("snapshot.json", JsonBuilder.object().put("version", 1).build());
        repository.publish("root", "snapshot");
        repository.role("timestamp").published.add(repository.role("snapshot").latest());

        assertThat(client.refresh()).isEqualTo(1);

        assertThat(client.trusted()).containsOnlyKeys("root");
    }

    @Test
    void unknown_members_count_for_signatures_and_for_nothing_else() {
        SpecKey key = repository.role("snapshot").keys.get(0);
        JsonObject odd = JsonEdit.at("keyid_hash_algorithms")
                .value(JsonBuilder.strings(List.of("md5")))
                .apply(key.json());
        repository.role("snapshot").keys(key.listed(odd));
        repository.role("root").edit(JsonEdit.at("custom").value(odd));
        repository.publish("root", "snapshot", "timestamp");

        assertThat(client.refresh()).isZero();
        assertThat(client.trusted()).containsEntry("root", 2L).containsEntry("snapshot", 2L);
    }

    @Test
    void listed_hashes_and_lengths_are_checked() {
        repository.withHashes().publishTargets();
        assertThat(client.refresh()).isZero();
        repository.publish("targets");
        JsonObject entry = (JsonObject) repository.role("snapshot").meta.get("targets.json");
        JsonObject wrong =
                JsonEdit.at("hashes", "sha256").string("00".repeat(32)).apply(entry);
        repository.role("snapshot").meta.put("targets.json", wrong);
        repository.publish("snapshot", "timestamp");

        assertThat(client.refresh()).isEqualTo(1);

        assertThat(client.trusted()).containsEntry("snapshot", 3L).containsEntry("targets", 2L);
    }

    @Test
    void a_missing_file_is_a_failure_and_what_came_before_is_kept() {
        client.refresh();
        repository
                .role("timestamp")
                .meta
                .put("snapshot.json", JsonBuilder.object().put("version", 2).build());
        repository.publish("timestamp");

        assertThat(client.refresh()).isEqualTo(1);
        assertThat(client.errors()).contains("snapshot.json with version 2, as timestamp.json names it");
        assertThat(client.trusted()).containsEntry("timestamp", 2L).containsEntry("snapshot", 1L);

        repository.role("timestamp").published.clear();
        assertThat(client.refresh()).isEqualTo(1);
    }

    @Test
    void a_file_that_was_damaged_here_is_fetched_again() throws IOException {
        client.refresh();
        for (String role : List.of("timestamp", "snapshot", "targets")) {
            Files.writeString(client.metadata().resolve(role + ".json"), "{");

            assertThat(client.refresh()).isZero();

            assertThat(client.trusted(role)).isEqualTo(repository.role(role).latest());
        }
    }

    @Test
    void a_kill_between_two_files_is_made_good_by_the_next_run() throws IOException {
        client.refresh();
        byte[] before = client.trusted("snapshot");
        repository.publishTargets();
        client.refresh();
        Files.write(client.metadata().resolve("snapshot.json"), before);
        Files.writeString(client.metadata().resolve("targets.json.new"), "half");

        assertThat(client.refresh()).isZero();

        assertThat(client.trusted("snapshot"))
                .isEqualTo(repository.role("snapshot").latest());
    }
}
