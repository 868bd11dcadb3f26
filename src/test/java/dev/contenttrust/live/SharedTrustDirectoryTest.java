package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.NotaryClient;
import dev.contenttrust.live.peer.TargetRow;
import dev.contenttrust.live.publish.Scenario;
import dev.contenttrust.live.stack.LiveStack;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.PinSettings;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.notary.TrustService;
import dev.contenttrust.notary.TrustSettings;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.TransportSettings;
import dev.contenttrust.tuf.RootPolicy.RootTrust.Remembered;
import dev.contenttrust.updater.RefreshPolicy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One trust directory for {@code notary} and for us: each starts from what the other left there. */
@Live
class SharedTrustDirectoryTest {
    private static final URI NOBODY = URI.create("https://127.0.0.1:1");

    private final World world;
    private final LiveStack stack;

    SharedTrustDirectoryTest(World world) {
        this.world = world;
        this.stack = world.stack();
    }

    private NotaryClient notary(URI server, Path home) {
        return NotaryClient.of(server, stack.authorityFile(), home);
    }

    private SignedRepository open(String gun, Path directory, List<Path> seeds, RefreshPolicy policy) {
        TrustSettings settings = new TrustSettings(
                Optional.of(stack.notary().toString()),
                List.of(),
                directory,
                seeds,
                PinSettings.none(),
                true,
                false,
                policy);
        TransportSettings transport = TransportSettings.defaults(directory).withAuthority(stack.authorityFile());
        try (HttpService http = new HttpService(transport)) {
            return new TrustService(settings, http).open(Gun.parse(gun));
        }
    }

    private static RefreshPolicy now() {
        return RefreshPolicy.at(Instant.now());
    }

    private static RefreshPolicy offline() {
        return new RefreshPolicy(Instant.now(), false, true, Optional.empty());
    }

    private static List<TargetRow> rows(SignedRepository repository) {
        return repository.tags(List.of()).stream()
                .map(SharedTrustDirectoryTest::row)
                .toList();
    }

    private static TargetRow row(SignedTag tag) {
        return new TargetRow(
                tag.tag(), tag.digest().hex(), tag.length(), tag.role().value());
    }

    @ParameterizedTest
    @EnumSource(
            value = Scenario.class,
            names = {"PLAIN", "DELEGATED", "NESTED", "ROTATED", "RSA"})
    void notary_reads_what_we_wrote_though_no_server_answers(Scenario scenario) throws Exception {
        String gun = world.repository(scenario).gun();
        Path home = world.newDirectory("ours-first");
        Files.createDirectories(home.resolve("trust/private"));
        List<TargetRow> ours = rows(open(gun, home.resolve("trust"), List.of(), now()));
        assertThat(ours).isNotEmpty();
        assertThat(notary(NOBODY, home).list(gun)).isEqualTo(ours);
    }

    @ParameterizedTest
    @EnumSource(
            value = Scenario.class,
            names = {"PLAIN", "DELEGATED", "NESTED", "ROTATED", "RSA"})
    void we_read_what_notary_wrote(Scenario scenario) {
        String gun = world.repository(scenario).gun();
        Path home = world.newDirectory("notary-first");
        List<TargetRow> theirs = notary(stack.notary(), home).list(gun);
        SignedRepository offline = open(gun, home.resolve("trust"), List.of(), offline());
        assertThat(rows(offline)).isEqualTo(theirs);
        assertThat(offline.state().notRefreshedSince()).isPresent();
        assertThat(open(gun, home.resolve("trust"), List.of(), now()).state().rootTrust())
                .isEqualTo(new Remembered());
    }

    @ParameterizedTest
    @EnumSource(
            value = Scenario.class,
            names = {"DELEGATED", "ROTATED"})
    void a_repository_seen_first_starts_from_what_notary_knows(Scenario scenario) {
        String gun = world.repository(scenario).gun();
        Path home = world.newDirectory("seed");
        List<TargetRow> theirs = notary(stack.notary(), home).list(gun);
        SignedRepository seeded =
                open(gun, world.newDirectory("seeded").resolve("trust"), List.of(home.resolve("trust")), now());
        assertThat(seeded.state().rootTrust()).isEqualTo(new Remembered());
        assertThat(rows(seeded)).isEqualTo(theirs);
    }
}
