package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.contenttrust.ShippedMirror;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Terminals;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.lint.Checked;
import dev.contenttrust.lint.finding.Finding;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.keyfile.SuppliedKeyrings;
import dev.contenttrust.lint.signed.SignatureSummary;
import dev.contenttrust.lint.source.Nearby;
import dev.contenttrust.notary.ConfigurationException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What options and configuration make of the check, against the shipped mirror. */
class SignatureOptionsTest {
    private static final String HELLO = "registry.example.com/demo/hello";
    private static final String TEXT = "services:\n  a:\n    image: " + HELLO + ":1.0\n  b:\n    image: " + HELLO
            + ":9\n  c:\n    image: quay.io/team/app:1\n";

    @TempDir
    Path home;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Findings findings =
            Checked.findings(Nearby.NOTHING, SuppliedKeyrings.NONE, Policy.NONE, "compose.yaml", TEXT);

    private Optional<SignatureSummary> check(String... options) {
        OptionTable table = new OptionTable("lint");
        SignatureOptions signatures = new SignatureOptions(table);
        table.parse(List.of(options));
        Host host = new Host(
                Map.of("HOME", home.toString()),
                InputStream.nullInputStream(),
                new ByteArrayOutputStream(),
                err,
                InstantSource.fixed(Instant.parse("2026-11-26T00:00:00Z")),
                Terminals.NONE);
        return signatures.check(Console.of(host), List.of(findings));
    }

    private Optional<SignatureSummary> checkAgainstMirror(String... more) {
        List<String> options = new ArrayList<>(List.of(more));
        options.addAll(List.of("--trust", "--server", "dir:trust-fixtures/mirror", "--as-of", ShippedMirror.madeAt()));
        return check(options.toArray(String[]::new));
    }

    private List<String> found() {
        return findings.inOrder().stream()
                .filter(finding -> finding.rule() == Rule.TR110)
                .map(finding -> finding.level().word() + " " + finding.region().startLine())
                .toList();
    }

    private Path configuration(String policy) throws IOException {
        return Files.writeString(home.resolve("own.json"), "{\"schemaVersion\":1,\"policy\":" + policy + "}");
    }

    @Test
    void nobody_is_asked_unless_that_is_asked_for() {
        assertThat(check()).isEmpty();
        assertThat(found()).isEmpty();
    }

    @Test
    void what_is_not_signed_is_found_and_what_could_not_be_checked_is_said_and_ends_the_run_with_10() {
        SignatureSummary summary = checkAgainstMirror().orElseThrow();
        assertThat(found()).containsExactly("error 5");
        assertThat(SignatureOptions.code(summary)).isEqualTo(ExitCode.UNCHECKED);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("1 image of quay.io could not be checked", "trusted on first use");
    }

    @Test
    void the_policy_of_the_configuration_counts() throws IOException {
        Path config = configuration("{\"quay.io/\":\"required\",\"registry.example.com\":\"preferred\"}");
        SignatureSummary summary =
                checkAgainstMirror("--config", config.toString()).orElseThrow();
        assertThat(found()).containsExactly("note 5", "error 7");
        assertThat(SignatureOptions.code(summary)).isEqualTo(ExitCode.OK);
    }

    @Test
    void where_nobody_is_to_be_asked_the_run_is_complete() throws IOException {
        Path config = configuration("{\"*\":\"none\"}");
        SignatureSummary summary =
                checkAgainstMirror("--config", config.toString()).orElseThrow();
        assertThat(summary.notAsked()).isEqualTo(3);
        assertThat(SignatureOptions.code(summary)).isEqualTo(ExitCode.OK);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void a_pin_that_is_not_met_lets_nothing_pass() {
        SignatureSummary summary =
                checkAgainstMirror("--pin", HELLO + "=" + "ab".repeat(32)).orElseThrow();
        assertThat(found()).containsExactly("error 3", "error 5");
        assertThat(summary.signed()).isEmpty();
    }

    @Test
    void an_impostors_repository_is_not_taken_for_the_real_one() throws IOException {
        String key = Files.readString(Path.of("trust-fixtures/root-key-id")).strip();
        SignatureSummary summary = check(
                        "--trust",
                        "--server",
                        "dir:trust-fixtures/impostor",
                        "--as-of",
                        ShippedMirror.madeAt(),
                        "--pin",
                        HELLO + "=" + key)
                .orElseThrow();
        assertThat(found()).contains("error 3", "error 5");
        assertThat(summary.signed()).isEmpty();
    }

    @Test
    void a_signer_may_be_demanded() {
        checkAgainstMirror("--signer", "nobody");
        assertThat(found()).containsExactly("error 3", "error 5");
    }

    @Test
    void offline_what_is_not_stored_could_not_be_checked() {
        SignatureSummary summary =
                check("--trust", "--offline", "--server", "https://127.0.0.1:1").orElseThrow();
        assertThat(found()).isEmpty();
        assertThat(summary.uncheckedImages()).isEqualTo(3);
    }

    @Test
    void a_policy_that_cannot_be_read_ends_the_run() throws IOException {
        Path config = configuration("{\"quay.io/\":\"mandatory\"}");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> checkAgainstMirror("--config", config.toString()))
                .withMessageContaining("required, preferred or none");
    }

    @Test
    void the_signed_digest_becomes_the_fix() {
        checkAgainstMirror();
        assertThat(findings.inOrder().stream().map(Finding::fix).filter(fix -> !fix.isEmpty()))
                .singleElement()
                .satisfies(fix -> assertThat(findings.source().with(fix).text())
                        .isEqualTo(TEXT.replace(
                                ":1.0",
                                ":1.0@sha256:d9bd8d0e412c298ad868f69a6a518de7b771c3c7a728946dedbb040767f940eb")));
    }
}
