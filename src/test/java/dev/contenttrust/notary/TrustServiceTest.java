package dev.contenttrust.notary;

import static dev.contenttrust.tuf.TestRepository.TODAY;
import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.TransportSettings;
import dev.contenttrust.tuf.NoTrustDataException;
import dev.contenttrust.tuf.RollbackException;
import dev.contenttrust.tuf.RootPolicy.RootTrust.FirstUse;
import dev.contenttrust.tuf.RootPolicy.RootTrust.Remembered;
import dev.contenttrust.tuf.TestRepository;
import dev.contenttrust.updater.RefreshPolicy;
import dev.contenttrust.updater.source.MirrorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustServiceTest {
    private static final String GUN = "registry.example.com/demo/app";

    @TempDir
    Path home;

    private HttpService http;
    private Path mirror;

    @BeforeEach
    void open_the_network() throws IOException {
        http = new HttpService(TransportSettings.defaults(home));
        mirror = Files.createDirectory(home.resolve("mirror"));
    }

    @AfterEach
    void close_the_network() {
        http.close();
    }

    private TrustSettings settings(RefreshPolicy refresh, PinSettings pins, Path... seeds) {
        return new TrustSettings(
                Optional.of("dir:" + mirror),
                List.of(),
                home.resolve("trust"),
                List.of(seeds),
                pins,
                true,
                false,
                refresh);
    }

    private SignedRepository open(RefreshPolicy refresh, Path... seeds) {
        return new TrustService(settings(refresh, PinSettings.none(), seeds), http).open(Gun.parse(GUN));
    }

    @Test
    void opens_a_repository_from_a_mirror_and_remembers_it() {
        TestMirror.write(mirror, aRepository(GUN).withTag("1.0").publish());
        SignedRepository first = open(RefreshPolicy.at(TODAY));
        assertThat(first.tags(List.of())).extracting(SignedTag::tag).containsExactly("1.0");
        assertThat(first.server()).isEqualTo("dir:" + mirror);
        assertThat(first.state().rootTrust()).isEqualTo(new FirstUse());
        assertThat(open(RefreshPolicy.at(TODAY)).state().rootTrust()).isEqualTo(new Remembered());
    }

    @Test
    void an_older_mirror_is_a_rollback() throws IOException {
        TestRepository repository = aRepository(GUN).withTag("1.0").publish();
        TestMirror.write(mirror, repository);
        Path older = Files.createDirectory(home.resolve("older"));
        TestMirror.write(older, repository);
        TestMirror.write(mirror, repository.withTag("1.1").publish());
        open(RefreshPolicy.at(TODAY));
        mirror = older;
        assertThatThrownBy(() -> open(RefreshPolicy.at(TODAY))).isInstanceOf(RollbackException.class);
    }

    @Test
    void a_repository_that_the_mirror_lacks_is_not_signed() {
        TestMirror.write(mirror, aRepository("registry.example.com/other").publish());
        assertThatThrownBy(() -> open(RefreshPolicy.at(TODAY))).isInstanceOf(NoTrustDataException.class);
    }

    @Test
    void a_mirror_that_is_not_there_is_a_matter_of_configuration() {
        assertThatThrownBy(() -> open(RefreshPolicy.at(TODAY))).isInstanceOf(MirrorException.class);
    }

    @Test
    void what_is_judged_for_another_instant_leaves_no_trace() {
        TestMirror.write(mirror, aRepository(GUN).withTag("1.0").publish());
        SignedRepository then = open(new RefreshPolicy(TODAY, true, false, Optional.empty()));
        assertThat(then.tags(List.of())).hasSize(1);
        assertThat(home.resolve("trust")).doesNotExist();
    }

    @Test
    void offline_reads_what_is_remembered_and_says_since_when() {
        TestMirror.write(mirror, aRepository(GUN).withTag("1.0").publish());
        open(RefreshPolicy.at(TODAY));
        SignedRepository later = open(new RefreshPolicy(TODAY.plusSeconds(3600), false, true, Optional.empty()));
        assertThat(later.tags(List.of())).hasSize(1);
        assertThat(later.state().notRefreshedSince()).contains(TODAY);
    }

    @Test
    void a_repository_seen_first_starts_from_dockers_cache_which_stays_as_it_was() throws IOException {
        TestRepository repository = aRepository(GUN).withTag("1.0").publish();
        Path docker = home.resolve("docker");
        Path metadata =
                Files.createDirectories(docker.resolve("tuf").resolve(GUN).resolve("metadata"));
        for (String role : List.of("root", "targets", "snapshot", "timestamp")) {
            Files.write(metadata.resolve(role + ".json"), repository.bytes(role));
        }
        TestMirror.write(mirror, repository.withTag("1.1").rotate("root").publish());
        byte[] before = Files.readAllBytes(metadata.resolve("timestamp.json"));

        SignedRepository opened = open(RefreshPolicy.at(TODAY), docker);

        assertThat(opened.state().rootTrust()).isEqualTo(new Remembered());
        assertThat(opened.state().rootChain()).hasSize(2);
        assertThat(opened.tags(List.of())).hasSize(2);
        assertThat(Files.readAllBytes(metadata.resolve("timestamp.json"))).isEqualTo(before);
        assertThat(metadata.toFile().list()).hasSize(4);
    }

    @Test
    void another_root_than_dockers_cache_knows_is_refused() throws IOException {
        Path docker = home.resolve("docker");
        Path metadata =
                Files.createDirectories(docker.resolve("tuf").resolve(GUN).resolve("metadata"));
        Files.write(
                metadata.resolve("root.json"),
                aRepository(GUN).withTag("1.0").publish().bytes("root"));
        TestMirror.write(mirror, aRepository(GUN).withTag("1.0").publish());
        assertThatThrownBy(() -> open(RefreshPolicy.at(TODAY), docker))
                .isInstanceOf(dev.contenttrust.TrustException.class);
    }

    @Test
    void docker_and_notary_directories_are_kept_in_their_own_layout_where_named() {
        TestRepository repository = aRepository(GUN)
                .withTag("1.0")
                .withDelegation("targets/releases")
                .withTag("targets/releases", "1.0");
        TestMirror.write(mirror, repository.publish());
        TrustSettings plain = settings(RefreshPolicy.at(TODAY), PinSettings.none());
        TrustSettings settings = new TrustSettings(
                plain.server(),
                List.of(),
                home.resolve(".docker/trust"),
                List.of(),
                plain.pins(),
                true,
                false,
                plain.refresh());
        new TrustService(settings, http).open(Gun.parse(GUN));
        Path metadata = home.resolve(".docker/trust/tuf").resolve(GUN).resolve("metadata");
        assertThat(metadata.resolve("root.json")).hasBinaryContent(repository.bytes("root"));
        assertThat(metadata.resolve("timestamp.json")).hasBinaryContent(repository.bytes("timestamp"));
        assertThat(metadata.resolve("targets/releases.json")).hasBinaryContent(repository.bytes("targets/releases"));
        assertThat(new TrustService(settings, http).open(Gun.parse(GUN)).state().rootTrust())
                .isEqualTo(new Remembered());
    }

    @Test
    void pins_for_others_are_among_the_warnings() {
        TestMirror.write(mirror, aRepository(GUN).publish());
        PinSettings others = new PinSettings(Map.of("registry.example.com/x", Set.of("0".repeat(64))), Map.of());
        SignedRepository opened =
                new TrustService(settings(RefreshPolicy.at(TODAY), others), http).open(Gun.parse(GUN));
        assertThat(opened.state().warnings()).singleElement().asString().contains("pins are configured");
    }

    @Test
    void many_repositories_can_be_opened_at_once_and_one_of_them_many_times() throws Exception {
        List<TestRepository> repositories = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            repositories.add(aRepository("registry.example.com/demo/app" + n)
                    .withTag("v" + n)
                    .publish());
        }
        TestMirror.write(mirror, repositories.toArray(TestRepository[]::new));
        TrustService service = new TrustService(settings(RefreshPolicy.at(TODAY), PinSettings.none()), http);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<SignedRepository>> opened = new ArrayList<>();
            for (int n = 0; n < 32; n++) {
                Gun gun = Gun.parse(repositories.get(n % 8).gun());
                opened.add(threads.submit(() -> service.open(gun)));
            }
            for (int n = 0; n < 32; n++) {
                assertThat(opened.get(n).get().tags(List.of()))
                        .extracting(SignedTag::tag)
                        .containsExactly("v" + n % 8);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
