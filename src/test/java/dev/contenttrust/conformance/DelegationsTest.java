package dev.contenttrust.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.contenttrust.Digest;
import dev.contenttrust.json.JsonBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which roles a search visits, in which order, and whose word counts. */
class DelegationsTest extends Conversation {
    static Stream<Arguments> graphs() {
        return Stream.of(
                arguments("targets>A", "A"),
                arguments("targets>A targets>B", "A B"),
                arguments("targets>A targets>B B>C", "A B C"),
                arguments("targets>A targets>B A>C A>D", "A C D B"),
                arguments("targets>A targets>B A>C C>D", "A C D B"),
                arguments("targets>A targets>B A>C! A>D", "A C"),
                arguments("targets>A targets>B A>C! C>D", "A C D"),
                arguments("targets>A! targets>B", "A"),
                arguments("targets>A=*.py targets>B A>C", "B"),
                arguments("targets>A targets>B A>C=*.py C>D", "A B"),
                arguments("targets>A! targets>A2=*.py targets>B", "A"),
                arguments("targets>A=*.py! targets>B", "B"),
                arguments("targets>A targets>B B>C C>D D>B", "A B C D"),
                arguments("targets>A A>A", "A"),
                arguments("targets>A targets>B B>C A>C", "A C B"),
                arguments("targets>A targets>B B>C A>C=*.py", "A B C"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("graphs")
    void roles_are_visited_depth_first_in_the_order_of_delegations(String edges, String visited) {
        for (String edge : edges.split(" ")) {
            String[] parts = edge.replace("!", "").split("[>=]");
            repository.delegate(parts[0], parts[1], edge.endsWith("!"), parts.length == 3 ? parts[2] : "*");
        }
        publishAll(edges);
        client.refresh();
        repository.requests();

        assertThat(client.download("missing")).isEqualTo(1);

        List<String> expected =
                Arrays.stream(visited.split(" ")).map(role -> role + " 1").toList();
        assertThat(repository.requests())
                .containsExactlyElementsOf(Stream.concat(Stream.of("root 2", "timestamp"), expected.stream())
                        .toList());
        assertThat(client.trusted()).hasSize(4 + expected.size());
        assertThat(client.errors()).contains("missing", "is not signed");
    }

    private void publishAll(String edges) {
        Arrays.stream(edges.replaceAll("[!]|=[^ ]*", "").split("[> ]"))
                .distinct()
                .filter(role -> !role.equals("targets"))
                .forEach(repository::publish);
        repository.publishTargets();
    }

    @Test
    void every_path_on_the_way_must_cover_the_target() {
        repository
                .delegate("targets", "A", false, "*.doc", "*.md")
                .delegate("targets", "B", false, "releases/*/*")
                .delegate("B", "C", false, "releases/x/*")
                .delegate("B", "D", false, "releases/y/*.zip");
        target("targets", "targetfile");
        target("A", "README.md");
        target("C", "releases/x/x_v1");
        target("D", "releases/y/y_v1.zip");
        target("D", "releases/z/z_v1.zip");
        target("A", "docs/README.md");
        repository.publish("A", "B", "C", "D", "targets", "snapshot", "timestamp");

        assertThat(client.download("targetfile", "README.md", "releases/x/x_v1", "releases/y/y_v1.zip"))
                .isZero();
        assertThat(client.downloaded())
                .containsKeys("targetfile", "README.md", "releases%2Fx%2Fx_v1", "releases%2Fy%2Fy_v1.zip");
        assertThat(client.download("releases/z/z_v1.zip")).isEqualTo(1);
        assertThat(client.download("docs/README.md")).isEqualTo(1);
    }

    private void target(String role, String path) {
        repository.target(role, path, path.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void hash_prefixes_cover_names_by_their_sha256() {
        String name = "some/target";
        String hash = Digest.sha256(name.getBytes(StandardCharsets.UTF_8)).hex();
        SpecKey key = SpecKey.ed25519();
        repository.delegate(
                "targets",
                "other",
                false,
                List.of(SpecKey.ed25519()),
                JsonBuilder.strings(List.of(otherThan(hash))),
                "path_hash_prefixes");
        repository.delegate(
                "targets",
                "bin",
                false,
                List.of(key),
                JsonBuilder.strings(List.of(hash.substring(0, 3))),
                "path_hash_prefixes");
        target("bin", name);
        repository.publish("other", "bin", "targets", "snapshot", "timestamp");

        assertThat(client.download(name)).isZero();
        assertThat(client.trusted()).containsKey("bin").doesNotContainKey("other");
    }

    private static String otherThan(String hash) {
        return hash.startsWith("0") ? "1" : "0";
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5})
    void succinct_roles_share_targets_out_by_the_first_bits_of_their_hash(int bits) {
        repository.succinct(bits, "bin");
        for (String name : List.of("a", "b/c", "and another")) {
            String hash = Digest.sha256(name.getBytes(StandardCharsets.UTF_8)).hex();
            int bin = Integer.parseInt(hash.substring(0, 2), 16) >> (8 - bits);
            String role = "bin-" + (bits > 4 ? String.format("%02x", bin) : Integer.toHexString(bin));
            target(role, name);
            repository.publish(role);
        }
        repository.publishTargets();

        assertThat(client.download("a", "b/c", "and another"))
                .as(client.errors())
                .isZero();
        assertThat(client.trusted().size()).isLessThanOrEqualTo(4 + 3);
        assertThat(client.download("missing")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?",
                "#",
                "/delegatedrole",
                "../delegatedrole",
                "%2e",
                "name with spaces",
                "ümlaut",
                "a.b.json",
                "..",
                "1.root"
            })
    void any_name_of_a_role_is_safe_in_addresses_and_directories(String role) {
        repository.delegate("targets", role, false, "*");
        target(role, "here");
        repository.publish(role, "targets", "snapshot", "timestamp");

        assertThat(client.download("here")).as(client.errors()).isZero();

        String encoded = URLEncoder.encode(role, StandardCharsets.UTF_8).replace("+", "%20");
        assertThat(repository.requests()).contains(encoded + " 1");
        assertThat(client.trusted()).hasSize(5).containsKey(encoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "timestamp", "snapshot", "targets", ""})
    void a_delegate_called_like_a_top_level_role_is_refused(String name) {
        repository.delegate("targets", "delegate", false, "*");
        repository.role("targets").edit(TextEdit.of(text -> text.replace("\"delegate\"", "\"" + name + "\"")));
        repository.publish("delegate", "targets", "snapshot", "timestamp");

        assertThat(client.refresh()).isEqualTo(1);
        assertThat(client.errors()).contains("is not the name of a delegated role");
    }

    @Test
    void a_role_that_one_delegator_vouched_for_is_verified_anew_for_another() {
        SpecKey ofA = SpecKey.ed25519();
        SpecKey ofB = SpecKey.ed25519();
        repository.delegate("targets", "A", false, "a/*").delegate("targets", "B", false, "b/*");
        repository.delegate("A", "shared", false, List.of(ofA), JsonBuilder.strings(List.of("*/*")), "paths");
        repository.delegate("B", "shared", false, List.of(ofB), JsonBuilder.strings(List.of("*/*")), "paths");
        repository.role("shared").signers(ofA);
        target("shared", "a/target");
        target("shared", "b/target");
        repository.publish("shared", "A", "B", "targets", "snapshot", "timestamp");

        assertThat(client.download("a/target", "b/target")).isEqualTo(1);
        assertThat(client.downloaded()).containsOnlyKeys("a%2Ftarget");
        assertThat(client.errors()).contains("shared.json", "is not properly signed");
        assertThat(repository.requests()).containsOnlyOnce("shared 1");
        assertThat(client.download("b/target")).isEqualTo(1);

        repository.role("shared").signers(ofA, ofB);
        repository.publish("shared", "snapshot", "timestamp");
        assertThat(client.download("a/target", "b/target")).isZero();
    }

    @Test
    void a_role_that_the_snapshot_does_not_list_is_not_asked_for() {
        repository.delegate("targets", "A", false, "*").publish("A");
        repository.role("snapshot").meta.remove("A.json");
        repository.publishTargets();

        assertThat(client.download("target")).isEqualTo(1);

        assertThat(repository.requests()).noneMatch(request -> request.startsWith("A"));
    }

    @ParameterizedTest
    @CsvSource({"32, 0", "33, 1"})
    void a_search_visits_at_most_32_roles(int roles, int code) {
        String[] names = new String[roles];
        for (int i = 0; i < roles; i++) {
            names[i] = "role" + i;
            repository.delegate("targets", names[i], false, "*");
        }
        target(names[roles - 1], "target");
        repository.publish(names).publishTargets();

        assertThat(client.download("target")).isEqualTo(code);
    }

    @Test
    void an_expired_delegate_is_not_trusted_and_its_successor_is() {
        repository.delegate("targets", "A", false, "*");
        target("A", "first");
        target("A", "second");
        repository.role("A").expires("2026-06-08T00:00:00Z");
        repository.publish("A", "targets", "snapshot", "timestamp");
        assertThat(client.download("first")).isZero();
        client.at("2026-06-19T00:00:00Z");
        assertThat(client.download("second")).isEqualTo(1);
        assertThat(client.downloaded()).containsOnlyKeys("first");

        repository.role("A").expires("2026-06-22T00:00:00Z");
        repository.publish("A", "snapshot", "timestamp");

        assertThat(client.download("second")).isZero();
    }

    @Test
    void a_delegate_that_expired_before_it_was_seen_is_not_kept() {
        repository.delegate("targets", "A", false, "*");
        target("A", "target");
        repository.role("A").expires("2026-05-31T00:00:00Z");
        repository.publish("A", "targets", "snapshot", "timestamp");

        assertThat(client.download("target")).isEqualTo(1);

        assertThat(client.trusted()).containsOnlyKeys("root", "timestamp", "snapshot", "targets");
    }
}
