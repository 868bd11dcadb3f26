package dev.contenttrust.updater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.Digest;
import dev.contenttrust.Vectors;
import dev.contenttrust.tuf.ExpiredException;
import dev.contenttrust.tuf.FirstUse;
import dev.contenttrust.tuf.InMemorySource;
import dev.contenttrust.tuf.InMemoryStore;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed.Targets;
import dev.contenttrust.tuf.notary.NotaryProfile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Docker Hub and notary-server really served. */
class RealMetadataTest {
    private static final Instant SUMMER_2018 = Instant.parse("2018-08-01T00:00:00Z");

    private final InMemoryStore store = new InMemoryStore();

    @Test
    void alpine_of_docker_hub_verifies_as_of_the_summer_of_2018() {
        Refreshed alpine = alpine(RefreshPolicy.at(SUMMER_2018));

        assertThat(alpine.root().signed().version()).isEqualTo(1);
        assertThat(alpine.timestamp().signed().version()).isEqualTo(383);
        assertThat(alpine.snapshot().signed().version()).isEqualTo(331);
        Targets targets = alpine.targets(RoleName.TARGETS).orElseThrow().signed();
        assertThat(targets.version()).isEqualTo(323);
        assertThat(targets.targets()).hasSize(13).containsKey("3.8");
        assertThat(alpine.dropped()).isEmpty();
    }

    @Test
    void alpine_of_docker_hub_is_refused_today_as_its_root_has_expired() {
        assertThatThrownBy(() -> alpine(RefreshPolicy.at(Instant.parse("2026-11-01T00:00:00Z"))))
                .isInstanceOfSatisfying(ExpiredException.class, e -> {
                    assertThat(e.role()).isEqualTo(RoleName.ROOT);
                    assertThat(e.found()).startsWith("2025-08-08T03:36:33");
                });
    }

    private Refreshed alpine(RefreshPolicy policy) {
        return refresh("docker.io/library/alpine", "tuf/dockerhub-official/library-alpine", List.of(), policy);
    }

    private Refreshed refresh(String gun, String dir, List<String> delegations, RefreshPolicy policy) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : List.of("root", "timestamp", "snapshot", "targets")) {
            serve(files, dir, name);
        }
        delegations.forEach(name -> serve(files, dir, name));
        return new Updater(NotaryProfile.forGun(gun), new FirstUse()).refresh(new InMemorySource(files), store, policy);
    }

    private static void serve(Map<String, byte[]> files, String dir, String role) {
        byte[] bytes = Vectors.bytes(dir, role + ".json");
        files.put(role + ".json", bytes);
        files.put(role + "." + Digest.sha256(bytes).hex() + ".json", bytes);
    }
}
