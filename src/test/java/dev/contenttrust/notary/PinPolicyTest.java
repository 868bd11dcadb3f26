package dev.contenttrust.notary;

import static dev.contenttrust.notary.Repositories.refresh;
import static dev.contenttrust.notary.Repositories.settings;
import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.tuf.InMemoryStore;
import dev.contenttrust.tuf.PinException;
import dev.contenttrust.tuf.RootPolicy.RootTrust;
import dev.contenttrust.tuf.RootPolicy.RootTrust.FirstUse;
import dev.contenttrust.tuf.RootPolicy.RootTrust.Pinned;
import dev.contenttrust.tuf.RootPolicy.RootTrust.Remembered;
import dev.contenttrust.tuf.TestCertificate;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinPolicyTest {
    private static final String GUN = "registry.example.com/demo/app";
    private static final String OTHER = "0".repeat(64);

    @TempDir
    Path directory;

    private static String rootId(TestRepository repository) {
        return repository.keys("root").get(0).id().value();
    }

    private static PinSettings pin(String name, String... ids) {
        return new PinSettings(Map.of(name, Set.of(ids)), Map.of());
    }

    private static RootTrust trust(TestRepository repository, PinSettings pins) {
        return refresh(repository, settings(pins, true, false), new InMemoryStore())
                .rootTrust();
    }

    private static void assertRefused(TestRepository repository, PinSettings pins) {
        assertThatThrownBy(() -> trust(repository, pins)).isInstanceOf(PinException.class);
    }

    @Test
    void without_pins_a_root_is_trusted_on_first_use_and_remembered_after() {
        TestRepository repository = aRepository(GUN).publish();
        InMemoryStore store = new InMemoryStore();
        assertThat(refresh(repository, settings(), store).rootTrust()).isEqualTo(new FirstUse());
        assertThat(refresh(repository, settings(), store).rootTrust()).isEqualTo(new Remembered());
    }

    @Test
    void without_first_use_a_root_needs_a_pin_or_a_memory() {
        TestRepository repository = aRepository(GUN).publish();
        InMemoryStore store = new InMemoryStore();
        TrustSettings careful = settings(PinSettings.none(), false, false);
        assertThatThrownBy(() -> refresh(repository, careful, store))
                .isInstanceOf(PinException.class)
                .hasMessageContaining("switched off");
        refresh(repository, settings(), store);
        assertThat(refresh(repository, careful, store).rootTrust()).isEqualTo(new Remembered());
    }

    @Test
    void a_pin_is_met_by_the_certificate_that_signed_the_root() {
        TestRepository repository = aRepository(GUN).publish();
        assertThat(trust(repository, pin(GUN, OTHER, rootId(repository))))
                .isEqualTo(new Pinned("key " + rootId(repository) + " (pinned for " + GUN + ")", 1, 1));
    }

    @Test
    void a_pin_may_name_the_key_itself_which_outlives_its_certificate() {
        TestKey key = TestKey.ecdsa();
        TestRepository repository = aRepository(GUN)
                .withKeys("root", TestCertificate.named(GUN).over(key))
                .publish();
        PinSettings pins = pin(GUN, key.id().value());
        assertThat(trust(repository, pins)).isInstanceOf(Pinned.class);
        repository
                .withKeys(
                        "root",
                        TestCertificate.named(GUN)
                                .valid("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")
                                .over(key))
                .publish();
        assertThat(trust(repository, pins))
                .isEqualTo(new Pinned("key " + key.id().value() + " (pinned for " + GUN + ")", 2, 2));
    }

    @Test
    void a_pin_that_is_not_met_is_refused_with_both_keys_named() {
        TestRepository repository = aRepository(GUN).publish();
        assertThatThrownBy(() -> trust(repository, pin(GUN, OTHER)))
                .isInstanceOf(PinException.class)
                .hasMessageContaining(OTHER)
                .hasMessageContaining(rootId(repository));
    }

    @Test
    void a_pinned_certificate_that_is_listed_but_did_not_sign_meets_no_pin() {
        TestKey victim = TestKey.rootOf(GUN);
        TestKey attacker = TestKey.rootOf(GUN);
        TestRepository repository = aRepository(GUN)
                .withKeys("root", victim, attacker)
                .signedBy("root", attacker)
                .publish();
        assertRefused(repository, pin(GUN, victim.id().value()));
    }

    @Test
    void a_pin_set_after_first_use_is_enforced_against_the_cache() {
        TestRepository repository = aRepository(GUN).publish();
        InMemoryStore store = new InMemoryStore();
        refresh(repository, settings(), store);
        assertThatThrownBy(() -> refresh(repository, settings(pin(GUN, OTHER), true, false), store))
                .isInstanceOf(PinException.class);
    }

    @Test
    void a_pin_keeps_the_case_of_its_name() {
        String shouting = "Registry.Example.COM/demo/app";
        TestRepository repository = aRepository(shouting).publish();
        assertRefused(repository, pin(shouting, OTHER));
        assertThat(trust(repository, pin(shouting, rootId(repository)))).isInstanceOf(Pinned.class);
        assertThat(trust(repository, pin(GUN, OTHER))).isEqualTo(new FirstUse());
    }

    @Test
    void a_pin_is_met_through_rotations_and_the_output_says_which() {
        TestRepository repository = aRepository(GUN).publish();
        String first = rootId(repository);
        repository.rotate("root").publish().rotate("root").publish();
        assertThat(trust(repository, pin(GUN, first)))
                .isEqualTo(new Pinned("key " + first + " (pinned for " + GUN + ")", 1, 3));
    }

    @Test
    void strict_wants_the_current_root_itself() {
        TestRepository repository = aRepository(GUN).publish();
        String first = rootId(repository);
        repository.rotate("root").publish();
        assertThatThrownBy(() -> refresh(repository, settings(pin(GUN, first), true, true), new InMemoryStore()))
                .isInstanceOf(PinException.class)
                .hasMessageContaining("--strict");
        assertThat(refresh(repository, settings(pin(GUN, rootId(repository)), true, true), new InMemoryStore())
                        .rootTrust())
                .isInstanceOf(Pinned.class);
    }

    @Test
    void an_exact_pin_counts_before_a_prefix_and_the_longest_prefix_before_the_rest() {
        TestRepository repository = aRepository(GUN).publish();
        String good = rootId(repository);
        assertThat(trust(
                        repository,
                        new PinSettings(Map.of(GUN, Set.of(good), "registry.example.com/*", Set.of(OTHER)), Map.of())))
                .isInstanceOf(Pinned.class);
        assertRefused(
                repository,
                new PinSettings(Map.of(GUN, Set.of(OTHER), "registry.example.com/*", Set.of(good)), Map.of()));
        assertRefused(
                repository,
                new PinSettings(
                        Map.of("registry.example.com/demo/*", Set.of(OTHER), "registry.example.com/*", Set.of(good)),
                        Map.of()));
        assertThat(trust(repository, pin("*", good))).isInstanceOf(Pinned.class);
        assertThat(trust(repository, pin("registry.example.com/other/*", OTHER)))
                .isEqualTo(new FirstUse());
    }

    private Path pem(TestKey ca) throws IOException {
        return Files.write(
                Files.createTempFile(directory, "ca", ".pem"),
                Base64.getDecoder().decode(ca.material()));
    }

    private static TestKey authority(String name) {
        return TestCertificate.named(name).asAuthority().over(TestKey.ecdsa());
    }

    @Test
    void a_ca_vouches_for_the_roots_under_its_prefix() throws IOException {
        TestKey ca = authority("Demo CA");
        TestRepository repository = aRepository(GUN)
                .withKeys(
                        "root",
                        TestCertificate.named(GUN).issuedBy("Demo CA", ca).over(TestKey.ecdsa()))
                .publish();
        Path good = pem(ca);
        Path other = pem(authority("Demo CA"));
        assertThat(trust(repository, new PinSettings(Map.of(), Map.of("registry.example.com/demo", good))))
                .isInstanceOfSatisfying(
                        Pinned.class,
                        pinned -> assertThat(pinned.pin()).contains("Demo CA").contains("registry.example.com/demo"));
        assertRefused(
                repository,
                new PinSettings(Map.of(), Map.of("registry.example.com/demo", other, "registry.example.com/", good)));
        assertRefused(aRepository(GUN).publish(), new PinSettings(Map.of(), Map.of("registry.example.com/", good)));
    }

    @Test
    void a_failing_key_pin_never_falls_back_to_a_ca() throws IOException {
        TestKey ca = authority("Demo CA");
        TestRepository repository = aRepository(GUN)
                .withKeys(
                        "root",
                        TestCertificate.named(GUN).issuedBy("Demo CA", ca).over(TestKey.ecdsa()))
                .publish();
        assertRefused(repository, new PinSettings(Map.of(GUN, Set.of(OTHER)), Map.of(GUN, pem(ca))));
    }

    @Test
    void a_ca_file_that_is_none_is_a_matter_of_configuration() throws IOException {
        Path text = Files.writeString(directory.resolve("ca.pem"), "not a certificate");
        TestRepository repository = aRepository(GUN).publish();
        assertThatThrownBy(() -> trust(repository, new PinSettings(Map.of(), Map.of(GUN, text))))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() ->
                        trust(repository, new PinSettings(Map.of(), Map.of(GUN, directory.resolve("missing")))))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void pins_for_others_are_said_aloud_and_refused_under_strict() {
        TestRepository repository = aRepository(GUN).publish();
        PinSettings others = pin("registry.example.com/other", OTHER);
        assertThat(PinPolicy.of(Gun.parse(GUN), settings(others, true, false)).warning())
                .hasValueSatisfying(warning -> assertThat(warning).contains(GUN));
        assertThat(PinPolicy.of(Gun.parse(GUN), settings()).warning()).isEmpty();
        assertThat(trust(repository, others)).isEqualTo(new FirstUse());
        InMemoryStore known = new InMemoryStore();
        refresh(repository, settings(), known);
        assertThatThrownBy(() -> refresh(repository, settings(others, true, true), known))
                .isInstanceOf(PinException.class)
                .hasMessageContaining("none of them is for this repository");
    }
}
