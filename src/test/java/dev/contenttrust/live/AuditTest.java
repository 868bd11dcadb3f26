package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.cli.Schemas;
import dev.contenttrust.live.peer.Run;
import dev.contenttrust.live.publish.Publisher;
import dev.contenttrust.live.publish.Pushed;
import dev.contenttrust.live.publish.Scenario;
import dev.contenttrust.live.publish.SmallImage;
import dev.contenttrust.live.stack.LiveStack;
import dev.contenttrust.live.stack.Relay;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verdicts about what real servers hold. */
@Live
class AuditTest {
    private final World world;
    private final Trust trust;

    AuditTest(World world) {
        this.world = world;
        this.trust = world.trust();
    }

    private static List<String> verdicts(Run run) {
        return run.output()
                .lines()
                .map(line -> line.replaceAll(
                        ".*\"kind\": \"(?:repository\",\"repository\": \"([^\"]*)|tag\",.*?\"tag\": \"([^\"]*))\","
                                + "\"verdict\": \"([a-z]*)\".*",
                        "$1$2 $3"))
                .toList();
    }

    private Run audit(Trust client, String... arguments) {
        List<String> words = new ArrayList<>(List.of("--format", "jsonl"));
        words.addAll(List.of(arguments));
        Run run = client.run("audit", words.toArray(String[]::new));
        assertThat(run.output().lines())
                .allSatisfy(line -> assertThat(Schemas.objections(line)).isEmpty());
        return run;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PLAIN | 1 fresh",
                "MULTI_ARCH | docker fresh, oci fresh",
                "MOVED | 1 moved, 2 fresh",
                "GHOST | 1 fresh, 2 missing",
                "EMPTY | ''",
                "ROTATED | ",
                "DELEGATED | only-alice unsigned, only-releases missing, only-targets missing, v1 moved, v2 fresh",
            })
    void each_tag_has_its_verdict(Scenario scenario, String tags) {
        Run run = audit(trust, world.repository(scenario).gun());
        List<String> rows = verdicts(run);
        assertThat(rows.get(0)).startsWith(world.repository(scenario).gun() + " ");
        if (tags != null) {
            assertThat(String.join(", ", rows.subList(1, rows.size()))).isEqualTo(tags);
        }
    }

    @Test
    void roles_that_disagree_are_told() {
        Run run = trust.run(
                "audit", "--no-registry", world.repository(Scenario.DELEGATED).gun());
        assertThat(run.output())
                .containsPattern("shadowed +\\S+ +v1 +.*targets/releases says sha256:[0-9a-f]+ \\(Docker");
    }

    @Test
    void a_repository_that_somebody_began_anew_is_refused() {
        Pushed image = world.workshop().images().push("audit/anew", "1", SmallImage.labelled("anew"));
        Publisher first =
                world.workshop().publisher("audit/anew").init().add("1", image).publish();
        assertThat(verdicts(audit(trust, first.gun()))).containsExactly(first.gun() + " fresh", "1 fresh");
        first.delete();
        assertThat(verdicts(audit(trust, first.gun()))).containsExactly(first.gun() + " unsigned");
        world.workshop().publisher("audit/anew").init().add("1", image).publish();
        Run run = audit(trust, first.gun());
        assertThat(verdicts(run)).containsExactly(first.gun() + " refused");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void an_image_pushed_over_a_signed_tag_later_leaves_the_signature_behind() {
        Pushed old = world.workshop()
                .images()
                .push("audit/lags", "1", SmallImage.labelled("old").madeAt("2024-01-01T00:00:00Z"));
        Publisher publisher =
                world.workshop().publisher("audit/lags").init().add("1", old).publish();
        world.workshop()
                .images()
                .push("audit/lags", "1", SmallImage.labelled("new").madeAt("2024-02-01T00:00:00Z"));
        Run run = audit(trust, publisher.gun());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output()).contains("\"verdict\": \"lagging\"", "\"servedCreated\": \"2024-02-01T00:00:00Z\"");
    }

    @Test
    void later_everything_has_expired_and_before_that_it_was_about_to() {
        String gun = world.repository(Scenario.PLAIN).gun();
        Trust later = trust.by(InstantSource.fixed(Instant.now().plus(Duration.ofDays(20))));
        assertThat(verdicts(audit(later, gun))).containsExactly(gun + " expired");
        Trust soon = trust.by(InstantSource.fixed(Instant.now().plus(Duration.ofDays(12))));
        assertThat(verdicts(audit(soon, gun))).containsExactly(gun + " expiring", "1 expiring");
        assertThat(verdicts(audit(trust, "--warn-within", "1200d", gun)))
                .containsExactly(gun + " expiring", "1 expiring");
    }

    @Test
    void a_repository_that_was_busy_and_is_quiet_is_not_frozen() {
        Pushed image = world.workshop().images().push("audit/quiet", "1", SmallImage.labelled("quiet"));
        Publisher publisher =
                world.workshop().publisher("audit/quiet").init().add("1", image).publish();
        Instant now = Instant.now();
        for (int day = 0; day < 5; day++) {
            audit(trust.by(InstantSource.fixed(now.plus(Duration.ofDays(day)))), publisher.gun());
            publisher.add("again-" + day, image).publish();
        }
        Trust later = trust.by(InstantSource.fixed(now.plus(Duration.ofDays(9))));
        Run run = audit(later, "--no-registry", publisher.gun());
        assertThat(run.output().lines().findFirst().orElseThrow()).contains("\"verdict\": \"fresh\"");
    }

    @Test
    void the_catalog_of_the_registry_names_what_to_audit() {
        world.repository(Scenario.PLAIN);
        Run run =
                trust.run("audit", "--format", "csv", "--catalog", world.stack().registry(), "--no-registry");
        assertThat(run.output()).contains(world.repository(Scenario.PLAIN).gun() + ",,");
    }

    @Test
    void the_change_feed_names_everything_that_was_ever_published() {
        String gun = world.repository(Scenario.PLAIN).gun();
        Publisher gone = world.workshop().publisher("audit/gone").init().publish();
        gone.delete();
        Trust unnamed = Trust.at(world.newDirectory("feed"))
                .always("--tls-ca", world.stack().authorityFile().toString());
        Run run = audit(
                unnamed, "--no-registry", "--changefeed", world.stack().notary().toString());
        assertThat(verdicts(run)).contains(gun + " fresh", gone.gun() + " unsigned");
    }

    @Test
    void a_warm_audit_asks_the_trust_server_twice() {
        String gun = world.repository(Scenario.TEAM).gun();
        try (Relay relay = world.stack().relay(world.stack().notary())) {
            Trust through = world.trustThrough(relay);
            audit(through, gun);
            relay.forget();
            Run run = audit(through, gun);
            assertThat(relay.requests()).hasSizeLessThanOrEqualTo(2);
            assertThat(run.output()).contains("RSA 2048, near the least");
        }
    }

    @Test
    void a_registry_behind_tokens_is_asked_with_one() {
        Run run = audit(
                world.trust(Map.of(world.stack().tokenRegistry(), LiveStack.WRITER)),
                world.repository(Scenario.PLAIN).gun());
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void a_mirror_is_audited_without_asking_anybody() throws Exception {
        String gun = world.repository(Scenario.MOVED).gun();
        Path mirror = world.newDirectory("audited").resolve("mirror");
        trust.run("mirror", gun, "-o", mirror.toString()).succeeded();
        Trust apart = Trust.at(world.newDirectory("apart")).always("--server", "dir:" + mirror);
        Run run = audit(apart, gun);
        assertThat(verdicts(run)).containsExactly(gun + " fresh", "1 fresh", "2 fresh");
        assertThat(run.errors()).contains("no registry is asked");
        try (var files = Files.list(mirror.resolve("tuf").resolve(gun))) {
            for (Path file : files.filter(name -> name.getFileName().toString().startsWith("targets."))
                    .toList()) {
                Files.writeString(file, Files.readString(file) + " ");
            }
        }
        Trust stranger = Trust.at(world.newDirectory("stranger")).always("--server", "dir:" + mirror);
        assertThat(verdicts(audit(stranger, gun))).containsExactly(gun + " refused");
    }
}
