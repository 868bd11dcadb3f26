package dev.contenttrust.updater;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.RawBytes;
import dev.contenttrust.Vectors;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.json.StrictJson;
import dev.contenttrust.tuf.ExpiredException;
import dev.contenttrust.tuf.HashMismatchException;
import dev.contenttrust.tuf.InMemorySource;
import dev.contenttrust.tuf.InvalidMetadataException;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.RollbackException;
import dev.contenttrust.tuf.SignatureException;
import dev.contenttrust.tuf.Signed.Targets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What Docker Hub and notary-server really served. */
class RealMetadataTest {
    private static final RoleName RELEASES = new RoleName("targets/releases");
    private static final List<String> TOP = List.of("root", "timestamp", "snapshot", "targets");

    private final Client alpine = Client.of("docker.io/library/alpine");
    private final Client delegating = Client.of("docker.io/phbelitz/delegation").at("2020-11-20T00:00:00Z");

    @Test
    void alpine_of_docker_hub_verifies_as_of_the_summer_of_2018() {
        Refreshed state = alpine.at("2018-08-01T00:00:00Z").refresh(alpine());

        assertThat(state.root().signed().version()).isEqualTo(1);
        assertThat(state.timestamp().signed().version()).isEqualTo(383);
        assertThat(state.snapshot().signed().version()).isEqualTo(331);
        Targets targets = state.targets(RoleName.TARGETS).orElseThrow().signed();
        assertThat(targets.version()).isEqualTo(323);
        assertThat(targets.targets()).hasSize(13).containsKey("3.8");
        assertThat(state.dropped()).isEmpty();
    }

    @Test
    void alpine_of_docker_hub_is_refused_since_its_timestamp_expired() {
        ExpiredException failure =
                alpine.at("2019-01-01T00:00:00Z").refused(ExpiredException.class, new InMemorySource(alpine()));

        assertThat(failure.role()).isEqualTo(RoleName.TIMESTAMP);
    }

    @Test
    void alpine_of_docker_hub_is_refused_today_as_its_root_has_expired() {
        ExpiredException failure =
                alpine.at("2026-11-01T00:00:00Z").refused(ExpiredException.class, new InMemorySource(alpine()));

        assertThat(failure.role()).isEqualTo(RoleName.ROOT);
        assertThat(failure.found()).startsWith("2025-08-08T03:36:33");
    }

    @Test
    void alpine_is_refused_more_than_a_day_before_its_certificate_begins() {
        ExpiredException failure =
                alpine.at("2015-08-09T00:00:00Z").refused(ExpiredException.class, new InMemorySource(alpine()));

        assertThat(failure.found()).contains("its certificate is not valid before 2015-08-11");
    }

    @Test
    void a_repository_of_docker_hub_with_three_delegations_verifies() {
        Refreshed state = Client.of("docker.io/phbelitz/alice-image")
                .at("2019-10-01T00:00:00Z")
                .refresh(hub("alice-image", "targets/phbelitz", "targets/releases", "targets/chamsen"));

        assertThat(state.targets().keySet())
                .extracting(RoleName::value)
                .containsExactly("targets", "targets/phbelitz", "targets/releases", "targets/chamsen");
        assertThat(state.targets(RELEASES).orElseThrow().signed().targets()).containsOnlyKeys("test");
        assertThat(state.dropped()).isEmpty();
    }

    @Test
    void successive_states_of_one_repository_are_followed_and_not_undone() {
        Map<String, byte[]> first = hub("bob-image");
        Map<String, byte[]> second = hub("charlie-image", "targets/del1", "targets/releases");
        Map<String, byte[]> third = hub("dave-image", "targets/del1", "targets/releases", "targets/del2");

        assertThat(delegating.refresh(first).targets()).hasSize(1);
        assertThat(delegating.refresh(second).targets()).hasSize(3);
        assertThat(delegating.refresh(third).targets()).hasSize(4);
        delegating.refused(RollbackException.class, new InMemorySource(second));
        delegating.refused(RollbackException.class, new InMemorySource(first));
    }

    @Test
    void delegations_that_a_server_withholds_are_dropped_and_named() {
        Refreshed state = delegating.refresh(hub("eve-image"));

        assertThat(state.targets().keySet()).containsExactly(RoleName.TARGETS);
        assertThat(state.dropped()).hasSize(3);
        assertThat(state.dropped().get(RELEASES)).isInstanceOf(HashMismatchException.class);
    }

    @Test
    void broken_roots_of_docker_hub_are_refused() {
        Client client = Client.of("docker.io/phbelitz/sample").at("2020-01-20T00:00:00Z");

        assertThat(client.refused(SignatureException.class, rootAlone("wrong_signature"))
                        .role())
                .isEqualTo(RoleName.ROOT);
        assertThat(client.refused(InvalidMetadataException.class, rootAlone("missing_keys_root"))
                        .why())
                .contains("\"keys\" is missing");
    }

    @Test
    void a_client_of_docker_follows_two_rotations_of_a_notary_server() {
        Client client = Client.of("registry.example.com/team/app").at("2026-11-24T00:00:00Z");
        String cached = "tuf/lab-notary070/docker-trustdir/tuf/registry.example.com/team/app/metadata";
        for (String role : TOP) {
            client.store().save(new RoleName(role), 1, RawBytes.of(Vectors.bytes(cached, role + ".json")));
        }
        client.store().commit();
        InMemorySource server = new InMemorySource(lab());

        Refreshed state = client.refresh(server);

        assertThat(server.requests().subList(0, 4))
                .containsExactly("2.root.json", "3.root.json", "4.root.json", "timestamp.json");
        assertThat(state.rootChain())
                .extracting(root -> root.signed().version())
                .containsExactly(1L, 2L, 3L);
        assertThat(state.timestamp().signed().version()).isEqualTo(4);
        assertThat(state.snapshot().signed().version()).isEqualTo(5);
        assertThat(state.warnings()).isEmpty();
    }

    private static Map<String, byte[]> alpine() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String role : TOP) {
            put(files, role, Vectors.bytes("tuf/dockerhub-official/library-alpine", role + ".json"));
        }
        return files;
    }

    /** These were stored with white space for the eye; without it they are byte for byte what the server sent. */
    private static Map<String, byte[]> hub(String image, String... delegations) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        UnaryOperator<String> path = role -> image + "/" + role + ".json";
        TOP.forEach(role -> put(files, role, compact(path.apply(role))));
        List.of(delegations).forEach(role -> put(files, role, compact(path.apply(role))));
        return files;
    }

    private static InMemorySource rootAlone(String name) {
        return new InMemorySource(Map.of("root.json", compact(name + ".json")));
    }

    private static byte[] compact(String file) {
        return JsonText.encode(StrictJson.parse(file, Vectors.bytes("tuf/connaisseur-dockerhub", file)));
    }

    private static Map<String, byte[]> lab() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        String capture = "tuf/lab-notary070/server-capture";
        TOP.forEach(role -> put(files, role, Vectors.bytes(capture, role + ".json")));
        for (String root : List.of("1.root.json", "2.root.json", "3.root.json")) {
            files.put(root, Vectors.bytes(capture, root));
        }
        return files;
    }

    private static void put(Map<String, byte[]> files, String role, byte[] bytes) {
        files.put(role + ".json", bytes);
        files.put(role + "." + Digest.sha256(bytes).hex() + ".json", bytes);
    }
}
