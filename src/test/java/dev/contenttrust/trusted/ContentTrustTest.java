package dev.contenttrust.trusted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.PinSettings;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.TagNotSignedException;
import dev.contenttrust.notary.TrustService;
import dev.contenttrust.notary.TrustSettings;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.TransportSettings;
import dev.contenttrust.tuf.HashMismatchException;
import dev.contenttrust.tuf.InMemorySource;
import dev.contenttrust.tuf.InMemoryStore;
import dev.contenttrust.tuf.SignatureException;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import dev.contenttrust.updater.RefreshPolicy;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentTrustTest {
    private static final String GUN = "registry.example.com/demo/app";
    private static final Digest ONE = Digest.sha256("one".getBytes(StandardCharsets.UTF_8));
    private static final Digest TWO = Digest.sha256("two".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path directory;

    private SignedRepository open(InMemorySource source) {
        TrustSettings settings = new TrustSettings(
                Optional.empty(),
                List.of(),
                directory,
                List.of(),
                PinSettings.none(),
                true,
                false,
                RefreshPolicy.at(TestRepository.TODAY));
        try (HttpService http = new HttpService(TransportSettings.defaults(directory))) {
            return new TrustService(settings, http).open(Gun.parse(GUN), source, new InMemoryStore());
        }
    }

    private Digest resolve(InMemorySource source, String name) {
        return new Resolution(open(source))
                .resolve(ImageReference.parse(name), SignerDemand.none())
                .signed()
                .digest();
    }

    private static TestRepository released() {
        return TestRepository.aRepository(GUN)
                .withTag("targets", "latest", ONE, 3)
                .withTag("targets", "old", ONE, 3)
                .withDelegation("targets/releases")
                .withTag("targets/releases", "latest", TWO, 3);
    }

    @Test
    void releases_is_asked_before_targets() {
        InMemorySource source = released().publish().source();
        assertThat(resolve(source, GUN)).isEqualTo(TWO);
        assertThat(resolve(source, GUN + ":latest")).isEqualTo(TWO);
        assertThat(resolve(source, GUN + ":old")).isEqualTo(ONE);
    }

    @Test
    void who_withholds_or_spoils_releases_does_not_bring_back_what_targets_says() {
        InMemorySource withheld = new InMemorySource(released().publish().state());
        withheld.files().keySet().removeIf(name -> name.startsWith("targets/releases."));
        InMemorySource spoiled = new InMemorySource(released().publish().state());
        spoiled.files()
                .replaceAll((name, bytes) -> name.startsWith("targets/releases.") ? new byte[bytes.length] : bytes);
        for (InMemorySource source : List.of(withheld, spoiled)) {
            for (String name : List.of(GUN, GUN + ":old", GUN + ":nosuch", GUN + "@" + ONE)) {
                assertThatExceptionOfType(HashMismatchException.class).isThrownBy(() -> resolve(source, name));
            }
        }
    }

    @Test
    void a_releases_role_without_a_valid_signature_leaves_other_tags_alone() {
        InMemorySource source = released()
                .signedBy("targets/releases", TestKey.ecdsa())
                .publish()
                .source();
        assertThatExceptionOfType(SignatureException.class).isThrownBy(() -> resolve(source, GUN));
        assertThat(resolve(source, GUN + ":old")).isEqualTo(ONE);
        assertThatExceptionOfType(TagNotSignedException.class).isThrownBy(() -> resolve(source, GUN + ":nosuch"));
    }

    @Test
    void a_signer_that_was_dropped_has_signed_nothing_that_counts() {
        InMemorySource source = TestRepository.aRepository(GUN)
                .withTag("targets", "1", ONE, 3)
                .withDelegation("targets/alice")
                .withTag("targets/alice", "1", ONE, 3)
                .signedBy("targets/alice", TestKey.ecdsa())
                .publish()
                .source();
        Resolution resolution = new Resolution(open(source));
        ImageReference image = ImageReference.parse(GUN + ":1");
        SignerDemand alice = new SignerDemand(Set.of(SignerDemand.role("alice")), Set.of());
        assertThat(resolution.resolve(image, SignerDemand.none()).signed().digest())
                .isEqualTo(ONE);
        assertThatExceptionOfType(SignatureException.class).isThrownBy(() -> resolution.resolve(image, alice));
    }

    @Test
    void a_payload_is_not_taken_from_a_later_role_while_an_earlier_one_is_in_doubt() {
        byte[] bytes = "one".getBytes(StandardCharsets.UTF_8);
        TestRepository repository = TestRepository.aRepository(GUN)
                .withDelegation("targets/a")
                .withDelegation("targets/b")
                .withTag("targets/a", "file", TWO, 3)
                .withTag("targets/b", "file", ONE, 3)
                .publish();
        InMemorySource withheld = new InMemorySource(repository.state());
        withheld.files().keySet().removeIf(name -> name.startsWith("targets/a."));
        Payload payload = new Payload(open(withheld), "file");
        assertThatExceptionOfType(HashMismatchException.class)
                .isThrownBy(() -> payload.verify(SignerDemand.none(), new ByteArrayInputStream(bytes)));
    }
}
