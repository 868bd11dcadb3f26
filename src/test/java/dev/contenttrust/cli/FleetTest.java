package dev.contenttrust.cli;

import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.audit.Verdict;
import dev.contenttrust.migrate.status.TestRegistry;
import dev.contenttrust.tuf.TestCertificate;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fleet of repositories behind a trust server and a registry that are asked over the network. */
class FleetTest {
    private static final String PREFIX = "registry.example.com/fleet/";
    private static final String AUDITED = "2026-06-07T00:00:00Z";
    private static final int SIZE = 200;

    @TempDir
    Path home;

    private final FleetServer server = new FleetServer();
    private final TestRegistry registry = new TestRegistry();

    @AfterEach
    void close() {
        server.close();
        registry.close();
    }

    /** A repository with one tag, which the registry serves as it was signed. */
    private TestRepository served(String name) {
        Digest digest = push(name, "signed", "2026-01-01T00:00:00Z");
        return aRepository(PREFIX + name)
                .withTag("targets", "1", digest, manifest(name, "signed", "").length());
    }

    private Digest push(String name, String text, String created) {
        return registry.manifest("fleet/" + name, "1", manifest(name, text, created));
    }

    private String manifest(String name, String text, String created) {
        byte[] config = ("{\"os\":\"linux\",\"architecture\":\"amd64\",\"created\":\"" + created + "\",\"author\":\""
                        + text + "\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}")
                .getBytes(StandardCharsets.UTF_8);
        Digest digest = registry.blob("fleet/" + name, config);
        return "{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"config\":"
                + TestRegistry.descriptor("application/vnd.oci.image.config.v1+json", digest, config.length, "")
                + ",\"layers\":[]}";
    }

    private Run audit(String instant, String... words) {
        String[] all = Stream.concat(
                        Stream.of("audit", "--server", server.uri(), "--registry", "http://" + registry.host()),
                        Stream.of(words))
                .toArray(String[]::new);
        return Run.in(home).at(instant).trust(all);
    }

    /** One repository for each verdict, by its name, at the servers that are asked. */
    private Map<String, Verdict> oneOfEach() {
        Map<String, Verdict> fleet = new LinkedHashMap<>();
        server.show(served("refused").signedBy("targets", TestKey.ecdsa()));
        server.show(served("expired").expiring("targets", "2026-06-06T00:00:00Z"));
        server.breakOffAt(PREFIX + "unreachable");
        server.show(aRepository(PREFIX + "missing").withTag("1"));
        server.show(served("moved"));
        push("moved", "pushed later", "2026-02-01T00:00:00Z");
        server.show(served("shadowed").withDelegation("targets/alice").withTag("targets/alice", "1"));
        freeze(served("frozen"));
        server.show(served("expiring").expiring("targets", "2026-06-20T00:00:00Z"));
        server.show(served("weak")
                .withKeys("root", TestCertificate.named(PREFIX + "*").over(TestKey.ecdsa())));
        for (Verdict verdict : Verdict.values()) {
            // Who lags has moved, which is worse, and told as a reason.
            if (verdict != Verdict.LAGGING && verdict != Verdict.FRESH) {
                fleet.put(verdict.word(), verdict);
            }
        }
        return fleet;
    }

    /** Audits that saw it renewed on three days, and then no more. */
    private void freeze(TestRepository repository) {
        for (int day = 1; day <= 4; day++) {
            server.show(repository.expiring("timestamp", "2026-06-" + (day + 14) + "T00:00:00Z"));
            assertThat(audit("2026-06-0" + day + "T00:00:00Z", repository.gun()).code())
                    .isEqualTo(ExitCode.OK);
        }
    }

    /** Fresh ones, with those of the other verdicts among them. */
    private Map<String, Verdict> fleet() {
        Map<String, Verdict> fleet = new LinkedHashMap<>();
        List<Map.Entry<String, Verdict>> others = new ArrayList<>(oneOfEach().entrySet());
        for (int i = 0; fleet.size() < SIZE; i++) {
            if (i % 17 == 3 && !others.isEmpty()) {
                Map.Entry<String, Verdict> other = others.remove(0);
                fleet.put(PREFIX + other.getKey(), other.getValue());
            } else {
                server.show(served("r" + i));
                fleet.put(PREFIX + "r" + i, Verdict.FRESH);
            }
        }
        assertThat(others).isEmpty();
        return fleet;
    }

    private static Map<String, Verdict> verdicts(String rows) {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        rows.lines().filter(row -> row.contains("\"kind\": \"repository\"")).forEach(row -> {
            String[] found = row.replaceAll(".*\"repository\": \"([^\"]*)\".*?\"verdict\": \"([a-z]*)\".*", "$1 $2")
                    .split(" ");
            assertThat(verdicts.put(found[0], Verdict.of(found[1]).orElseThrow()))
                    .isNull();
        });
        return verdicts;
    }

    @Test
    void each_repository_of_a_fleet_has_its_own_verdict_in_the_order_of_the_names() throws IOException {
        Map<String, Verdict> fleet = fleet();
        Path names = Files.write(home.resolve("names"), fleet.keySet());
        Run forgetful = audit(AUDITED, "--no-history", "--format", "jsonl", "-f", names.toString());
        assertThat(forgetful.code()).isEqualTo(ExitCode.UNCHECKED);
        Map<String, Verdict> expected = new LinkedHashMap<>(fleet);
        expected.put(PREFIX + "frozen", Verdict.FRESH);
        assertThat(List.copyOf(verdicts(forgetful.out()).entrySet())).isEqualTo(List.copyOf(expected.entrySet()));

        Run run = audit(AUDITED, "--format", "jsonl", "-f", names.toString());
        assertThat(List.copyOf(verdicts(run.out()).entrySet())).isEqualTo(List.copyOf(fleet.entrySet()));
        assertThat(run.out().lines().filter(row -> row.contains("\"verdict\": \"lagging\"")))
                .hasSize(1)
                .allMatch(row -> row.contains(PREFIX + "moved"));
        assertThat(run.out().lines())
                .allSatisfy(row -> assertThat(Schemas.objections(row)).isEmpty());
    }

    @Test
    void a_server_that_wants_a_rest_now_and_then_costs_no_verdict() throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            server.show(served("r" + i));
            names.add(PREFIX + "r" + i);
        }
        server.refuseEvery(12);
        Path file = Files.write(home.resolve("names"), names);
        Run run = audit(AUDITED, "--format", "jsonl", "-f", file.toString());
        assertThat(run.code()).as(run.out()).isEqualTo(ExitCode.OK);
        assertThat(verdicts(run.out()))
                .hasSize(20)
                .containsValue(Verdict.FRESH)
                .doesNotContainValue(Verdict.UNREACHABLE);
        assertThat(server.refused()).isGreaterThan(3);
    }
}
