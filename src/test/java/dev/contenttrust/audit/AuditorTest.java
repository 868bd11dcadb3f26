package dev.contenttrust.audit;

import static dev.contenttrust.audit.Audits.GUN;
import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.audit.AuditRow.RoleFacts;
import dev.contenttrust.audit.AuditRow.TagRow;
import dev.contenttrust.audit.Sightings.Sighting;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.image.MediaType;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.transport.NetworkException;
import dev.contenttrust.trusted.ImageSource;
import dev.contenttrust.trusted.MemoryImageSource;
import dev.contenttrust.tuf.TestCertificate;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One verdict each, and why. The repositories are signed around 2026-06-01 and expire in 2030. */
class AuditorTest {
    private static final byte[] MANIFEST_BYTES = "manifest of targets 1.0".getBytes(StandardCharsets.UTF_8);
    private static final Digest MANIFEST = Digest.sha256(MANIFEST_BYTES);
    private static final int MANIFEST_LENGTH = MANIFEST_BYTES.length;

    @TempDir
    Path home;

    private final Registry registry = new Registry();

    private Audits audits() {
        return Audits.in(home);
    }

    private static TestRepository repository() {
        return aRepository(GUN).withTag("1.0");
    }

    private static TagRow tag(RepositoryAudit audit, String name) {
        return audit.tags().stream()
                .filter(row -> row.tag().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_signed_and_valid_is_fresh() {
        RepositoryAudit audit = audits().of(repository());
        assertThat(audit.worst()).isEqualTo(Verdict.FRESH);
        assertThat(audit.repository().reasons()).isEmpty();
        assertThat(audit.tags()).extracting(TagRow::tag).containsExactly("1.0");
        assertThat(audit.repository().tags()).isOne();
        assertThat(audit.repository().rootTrust()).contains("first-use");
    }

    @Test
    void roles_are_told_with_keys_and_expiry() {
        RepositoryAudit audit =
                audits().of(repository().withDelegation("targets/alice").withTag("targets/alice", "2"));
        assertThat(audit.repository().roles())
                .extracting(RoleFacts::role)
                .containsExactly("root", "root certificate", "targets", "snapshot", "timestamp", "targets/alice");
        assertThat(audit.repository().roles().get(0).keys()).hasSize(1);
        assertThat(audit.repository().roles().get(0).expires()).isEqualTo("2030-01-01T00:00:00Z");
    }

    @Test
    void metadata_that_does_not_verify_is_refused() {
        RepositoryAudit audit = audits().of(repository().signedBy("targets", TestKey.ecdsa()));
        assertThat(audit.worst()).isEqualTo(Verdict.REFUSED);
        assertThat(audit.repository().reasons().get(0).text()).contains("targets.json");
        assertThat(audit.tags()).isEmpty();
    }

    @Test
    void a_mirror_that_was_tampered_with_is_refused() throws Exception {
        RepositoryAudit before = audits().of(repository());
        try (var files = Files.list(home.resolve("mirror/tuf").resolve(GUN))) {
            for (Path targets : files.filter(
                            file -> file.getFileName().toString().startsWith("targets."))
                    .toList()) {
                Files.writeString(targets, Files.readString(targets).replace("1.0", "6.6"));
            }
        }
        RepositoryAudit audit = Audits.in(home.resolve("other")).of("dir:" + home.resolve("mirror"), GUN);
        assertThat(before.worst()).isEqualTo(Verdict.FRESH);
        assertThat(audit.worst()).isEqualTo(Verdict.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "targets", "snapshot", "timestamp"})
    void what_has_expired_is_expired(String role) {
        RepositoryAudit audit = audits().of(repository().expiring(role, "2026-05-31T00:00:00Z"));
        assertThat(audit.worst()).isEqualTo(Verdict.EXPIRED);
        assertThat(audit.repository().reasons().get(0).text()).contains(role);
    }

    @Test
    void a_repository_without_trust_data_is_unsigned() {
        audits().of(repository());
        RepositoryAudit audit = audits().of("dir:" + home.resolve("mirror"), "registry.example.com/demo/other");
        assertThat(audit.worst()).isEqualTo(Verdict.UNSIGNED);
    }

    @Test
    void a_server_that_is_not_there_is_unreachable() {
        assertThat(audits().of("http://127.0.0.1:1", GUN).worst()).isEqualTo(Verdict.UNREACHABLE);
        assertThat(audits().of("dir:" + home.resolve("nowhere"), GUN).worst()).isEqualTo(Verdict.UNREACHABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "root, 2026-06-30T00:00:00Z, EXPIRING",
        "root, 2026-07-02T00:00:00Z, FRESH",
        "targets, 2026-06-30T00:00:00Z, EXPIRING",
        "snapshot, 2026-06-30T00:00:00Z, EXPIRING",
        "targets/alice, 2026-06-30T00:00:00Z, EXPIRING",
        "targets/alice, 2026-05-30T00:00:00Z, EXPIRED",
        "timestamp, 2026-06-13T00:00:00Z, FRESH",
        "timestamp, 2026-06-04T00:00:00Z, EXPIRING",
    })
    void what_expires_soon_is_expiring(String role, String expires, Verdict verdict) {
        RepositoryAudit audit = audits().of(repository()
                .withDelegation("targets/alice")
                .withTag("targets/alice", "1.0", MANIFEST, MANIFEST_LENGTH)
                .expiring(role, expires));
        assertThat(audit.repository().verdict()).isEqualTo(verdict);
    }

    @Test
    void a_certificate_that_ends_soon_is_expiring() {
        TestKey key = TestCertificate.named(GUN)
                .valid("2020-01-01T00:00:00Z", "2026-06-20T00:00:00Z")
                .over(TestKey.ecdsa());
        RepositoryAudit audit = audits().of(repository().withKeys("root", key));
        assertThat(audit.worst()).isEqualTo(Verdict.EXPIRING);
        assertThat(audit.repository().reasons().get(0).text()).contains("certificate", "in 18 days");
    }

    @Test
    void what_expires_concerns_the_tags_that_depend_on_it_alone() {
        RepositoryAudit audit = audits().of(repository()
                .withDelegation("targets/releases")
                .withTag("targets/releases", "2.0")
                .expiring("targets/releases", "2026-06-10T00:00:00Z"));
        assertThat(tag(audit, "2.0").verdict()).isEqualTo(Verdict.EXPIRING);
        assertThat(tag(audit, "2.0").own()).isEqualTo(Verdict.FRESH);
        assertThat(tag(audit, "1.0").verdict()).isEqualTo(Verdict.FRESH);
        assertThat(audit.repository().verdict()).isEqualTo(Verdict.EXPIRING);
    }

    @Test
    void a_role_that_was_dropped_costs_the_tags_that_depend_on_it() {
        RepositoryAudit audit = audits().of(repository()
                .withDelegation("targets/releases")
                .withTag("targets/releases", "1.0")
                .withTag("targets/releases", "2.0")
                .expiring("targets/releases", "2026-05-10T00:00:00Z"));
        assertThat(tag(audit, "1.0").verdict()).isEqualTo(Verdict.EXPIRED);
        assertThat(tag(audit, "2.0").verdict()).isEqualTo(Verdict.EXPIRED);
        assertThat(tag(audit, "2.0").digest()).isEmpty();
    }

    @Test
    void a_tag_that_docker_does_not_take_is_unsigned() {
        RepositoryAudit audit =
                audits().of(repository().withDelegation("targets/alice").withTag("targets/alice", "3.0"));
        assertThat(tag(audit, "3.0").verdict()).isEqualTo(Verdict.UNSIGNED);
        assertThat(tag(audit, "3.0").reasons().get(0).text()).contains("only targets/alice");
        assertThat(audit.repository().verdict()).isEqualTo(Verdict.UNSIGNED);
    }

    @Test
    void a_tag_about_which_roles_disagree_is_shadowed() {
        RepositoryAudit audit =
                audits().of(repository().withDelegation("targets/releases").withTag("targets/releases", "1.0"));
        assertThat(tag(audit, "1.0").verdict()).isEqualTo(Verdict.SHADOWED);
        assertThat(tag(audit, "1.0").reasons().get(0).text())
                .contains("targets/releases says", "targets says", "(Docker takes it)");
        assertThat(tag(audit, "1.0").role()).contains("targets/releases");
    }

    @Test
    void a_tag_that_the_registry_has_not_is_missing() {
        RepositoryAudit audit = audits().asking(registry).of(repository());
        assertThat(tag(audit, "1.0").verdict()).isEqualTo(Verdict.MISSING);
        assertThat(audit.repository().reasons()).containsExactly(new Reason(Verdict.MISSING, "1 of 1 tag"));
    }

    @Test
    void a_tag_that_was_pushed_over_is_moved_and_lags_behind_what_is_newer() {
        Descriptor old = registry.image("2026-01-01T00:00:00Z");
        Descriptor recent = registry.image("2026-03-01T00:00:00Z");
        registry.tags.put("1.0", recent.digest());
        TagRow row = tag(audits().asking(registry).of(signed(old)), "1.0");
        assertThat(row.verdict()).isEqualTo(Verdict.MOVED);
        assertThat(row.reasons()).extracting(Reason::verdict).containsExactly(Verdict.MOVED, Verdict.LAGGING);
        assertThat(row.reasons().get(0).text())
                .contains(old.digest().toString(), recent.digest().toString());
        assertThat(row.served()).contains(recent.digest());
        assertThat(row.signedCreated()).contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(row.servedCreated()).contains(Instant.parse("2026-03-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T00:00:00Z, 2026-01-01T00:00:00Z, no newer",
        "1970-01-01T00:00:00Z, 2026-01-01T00:00:00Z, not known",
        "2026-03-01T00:00:00Z, 1980-01-01T00:00:01Z, not known",
    })
    void a_moved_tag_does_not_lag_behind_what_is_older_or_undated(String signed, String served, String note) {
        Descriptor ours = registry.image(signed);
        registry.tags.put("1.0", registry.image(served).digest());
        TagRow row = tag(audits().asking(registry).of(signed(ours)), "1.0");
        assertThat(row.reasons()).extracting(Reason::verdict).containsExactly(Verdict.MOVED);
        assertThat(row.notes()).anyMatch(text -> text.contains(note));
    }

    @Test
    void dates_are_not_asked_for_where_the_digest_is_right() {
        Descriptor image = registry.image("2026-01-01T00:00:00Z");
        registry.tags.put("1.0", image.digest());
        RepositoryAudit audit = audits().asking(registry).of(signed(image));
        assertThat(audit.worst()).isEqualTo(Verdict.FRESH);
        assertThat(registry.asked).containsExactly("tag 1.0");
    }

    @Test
    void a_digest_of_another_kind_is_held_against_the_bytes() {
        Descriptor image = registry.image("2026-01-01T00:00:00Z");
        registry.tags.put("1.0", image.digest());
        Digest sha512 = Digest.of(Digest.Algorithm.SHA512, registry.images.bytes(image.digest()));
        JsonObject entry = JsonBuilder.object()
                .put("length", image.size())
                .put(
                        "hashes",
                        JsonBuilder.object()
                                .put(
                                        "sha512",
                                        Base64.getEncoder()
                                                .encodeToString(HexFormat.of().parseHex(sha512.hex())))
                                .build())
                .build();
        RepositoryAudit audit = audits().asking(registry).of(aRepository(GUN).target("targets", "1.0", entry));
        assertThat(tag(audit, "1.0").digest()).contains(sha512);
        assertThat(audit.worst()).isEqualTo(Verdict.FRESH);
        registry.tags.put("1.0", registry.image("2026-02-01T00:00:00Z").digest());
        assertThat(audits().asking(registry)
                        .of("dir:" + home.resolve("mirror"), GUN)
                        .worst())
                .isEqualTo(Verdict.MOVED);
    }

    @Test
    void a_registry_that_does_not_answer_is_asked_once_and_nothing_is_fresh() {
        registry.failing = true;
        RepositoryAudit audit =
                audits().asking(registry).of(repository().withTag("2.0").withTag("3.0"));
        assertThat(audit.tags()).extracting(TagRow::verdict).containsOnly(Verdict.UNREACHABLE);
        assertThat(audit.repository().verdict()).isEqualTo(Verdict.UNREACHABLE);
        assertThat(registry.asked).hasSize(1);
    }

    @Test
    void a_name_that_no_registry_can_have_never_reaches_one() {
        RepositoryAudit audit = audits().asking(registry).of(aRepository(GUN).withTag("../../other/manifests/1"));
        assertThat(registry.asked).isEmpty();
        assertThat(audit.tags().get(0).notes()).anyMatch(note -> note.contains("no registry can have"));
    }

    @Test
    void a_timestamp_that_is_no_longer_renewed_is_frozen() {
        Sightings weekly = new Sightings(List.of(
                seen("2026-04-15T00:00:00Z", "2026-04-01T00:00:00Z"),
                seen("2026-04-22T00:00:00Z", "2026-04-08T00:00:00Z"),
                seen("2026-04-29T00:00:00Z", "2026-04-15T00:00:00Z"),
                seen("2030-01-01T00:00:00Z", "2026-04-22T00:00:00Z")));
        RepositoryAudit audit = audits().knowing(gun -> weekly).of(repository());
        assertThat(audit.repository().verdict()).isEqualTo(Verdict.FROZEN);
        assertThat(audit.repository().reasons().get(0).text()).contains("2026-04-22T00:00:00Z", "7 days");
    }

    private static Sighting seen(String expires, String first) {
        return new Sighting(Instant.parse(expires), Instant.parse(first), 1);
    }

    @Test
    void a_wildcard_certificate_is_weak() {
        TestKey key = TestCertificate.named("registry.example.com/demo/*").over(TestKey.ecdsa());
        RepositoryAudit audit = audits().of(repository().withKeys("root", key));
        assertThat(audit.worst()).isEqualTo(Verdict.WEAK);
        assertThat(audit.repository().reasons().get(0).text()).contains("registry.example.com/demo/*");
    }

    @Test
    void one_key_under_two_ids_is_weak() {
        TestKey key = TestKey.ecdsa();
        TestKey same = TestCertificate.named("alice").over(key);
        RepositoryAudit audit = audits().of(repository()
                .withDelegation("targets/alice", List.of(""), key, same)
                .withTag("targets/alice", "1.0-alice"));
        assertThat(audit.repository().reasons())
                .anyMatch(reason ->
                        reason.verdict() == Verdict.WEAK && reason.text().contains("one public key under 2 ids"));
    }

    @ParameterizedTest
    @CsvSource({"2048, WEAK", "3072, FRESH"})
    void a_key_near_the_limit_is_weak(int bits, Verdict verdict) {
        RepositoryAudit audit = audits().of(repository().withKeys("targets", TestKey.rsa(bits)));
        assertThat(audit.worst()).isEqualTo(verdict);
    }

    @Test
    void a_root_that_one_signature_makes_is_a_note() {
        RepositoryAudit audit = audits().of(repository());
        assertThat(audit.repository().notes()).anyMatch(note -> note.contains("threshold 1 of 1 key"));
        assertThat(audit.worst()).isEqualTo(Verdict.FRESH);
    }

    @Test
    void the_same_question_gets_the_same_answer() {
        TestRepository repository = repository();
        audits().of(repository);
        RepositoryAudit once = audits().of("dir:" + home.resolve("mirror"), GUN);
        assertThat(audits().of("dir:" + home.resolve("mirror"), GUN)).isEqualTo(once);
    }

    private static TestRepository signed(Descriptor image) {
        return aRepository(GUN).withTag("targets", "1.0", image.digest(), image.size());
    }

    /** Images in memory, tags that a test sets, and a log. */
    private static final class Registry implements ImageSource {
        private final MemoryImageSource images = new MemoryImageSource();
        private final Map<String, Digest> tags = new TreeMap<>();
        private final List<String> asked = new ArrayList<>();
        private boolean failing;

        Descriptor image(String created) {
            Descriptor config = images.blob(
                    MediaType.OCI_CONFIG,
                    ("{\"os\":\"linux\",\"architecture\":\"amd64\",\"created\":\"" + created
                                    + "\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[]}}")
                            .getBytes(StandardCharsets.UTF_8));
            return images.image(config, List.of());
        }

        @Override
        public Optional<Digest> digestOf(ImageReference name, String tag) {
            asked.add("tag " + tag);
            if (failing) {
                throw new NetworkException("no answer from the registry", "it is down", "", null);
            }
            return Optional.ofNullable(tags.get(tag));
        }

        @Override
        public Optional<Manifest> manifest(ImageReference name, Digest digest, long maxLength) {
            asked.add("manifest " + digest);
            return images.manifest(name, digest, maxLength);
        }

        @Override
        public InputStream blob(ImageReference name, Descriptor blob, long offset) {
            asked.add("blob " + blob.digest());
            return images.blob(name, blob, offset);
        }

        @Override
        public String location() {
            return "the registry";
        }

        @Override
        public void close() {}
    }
}
