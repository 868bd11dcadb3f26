package dev.contenttrust.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.cli.Schemas;
import dev.contenttrust.scan.keyring.InstalledKey;
import dev.contenttrust.scan.keyring.InstalledKey.Mark;
import dev.contenttrust.scan.keyring.InstalledKey.Reach;
import dev.contenttrust.scan.keyring.KeyFile;
import dev.contenttrust.scan.keyring.Manager;
import dev.contenttrust.scan.keyring.Repository;
import dev.contenttrust.scan.keyring.Repository.Check;
import dev.contenttrust.scan.keyring.SigningKeys;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyringReportTest {
    private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
    private static final String PRINT = "0123456789ABCDEF0123456789ABCDEF01234567";

    private static final KeyFile GOOD = new KeyFile(
            "usr/share/keyrings/one.gpg",
            Optional.of(Digest.sha256(new byte[0])),
            Manager.APT,
            List.of(new InstalledKey(
                    PRINT,
                    "One <one@example.org>",
                    "Ed25519",
                    Optional.of(NOW),
                    Optional.of(Instant.parse("2027-11-26T00:00:00Z")),
                    List.of(),
                    Set.of(),
                    new Reach(false, List.of("https://one.example.org stable main")))),
            List.of());

    private static final KeyFile BAD = new KeyFile(
            "etc/apt/trusted.gpg.d/old.gpg",
            Optional.empty(),
            Manager.APT,
            List.of(new InstalledKey(
                    PRINT,
                    "",
                    "RSA 1024",
                    Optional.empty(),
                    Optional.of(Instant.parse("2020-01-01T00:00:00Z")),
                    List.of("is too short"),
                    EnumSet.allOf(Mark.class),
                    new Reach(true, List.of()))),
            List.of("at byte 7: a packet breaks off"));

    private static final SigningKeys KEYS = new SigningKeys(
            NOW,
            List.of(GOOD, BAD),
            List.of(new Repository(
                    Manager.APT, "http://x.example.org a b", "etc/apt/sources.list", 3, Check.NOTHING, List.of())),
            List.of("etc/apt/x: permission denied"));

    @Test
    void each_key_is_told_with_its_file_and_its_repositories() {
        assertThat(new KeyringReport(KEYS).text(Palette.PLAIN)).isEqualTo("""
                        usr/share/keyrings/one.gpg (apt, layer sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855)
                          key          0123456789ABCDEF0123456789ABCDEF01234567
                          owner        One <one@example.org>
                          algorithm    Ed25519
                          expires      in 365 days, 2027-11-26
                          trusted for  https://one.example.org stable main
                        etc/apt/trusted.gpg.d/old.gpg (apt)
                          key          0123456789ABCDEF0123456789ABCDEF01234567
                          algorithm    RSA 1024: is too short
                          revoked      yes
                          expires      6 years ago, 2020-01-01
                          trusted for  every repository, of which there is none yet
                          at byte 7: a packet breaks off
                        etc/apt/sources.list:3: no signature is asked for: http://x.example.org a b
                        """);
    }

    @Test
    void its_json_keeps_to_its_schema() {
        String document = new JsonDocument(
                        "trust-keyring",
                        1,
                        Optional.empty(),
                        0,
                        List.of(new Outcome.Judged("rootfs:/", new KeyringReport(KEYS))))
                .render();
        assertThat(Schemas.objections(document)).isEmpty();
        assertThat(document).contains("\"no-repository\"", "\"nothing\"", "\"everyRepository\": true");
    }
}
