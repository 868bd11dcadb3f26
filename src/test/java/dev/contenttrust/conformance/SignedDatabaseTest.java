package dev.contenttrust.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.cli.Cli;
import dev.contenttrust.cli.ExitCode;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Terminals;
import dev.contenttrust.vulndb.Match;
import dev.contenttrust.vulndb.PackageVersion;
import dev.contenttrust.vulndb.VulnerabilityDatabase;
import dev.contenttrust.vulndb.feed.Exports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vulnerability database from a signed mirror: what was signed, or the old one. */
class SignedDatabaseTest extends Conversation {
    private static final PackageVersion DEMO = new PackageVersion("npm", "demo", "1.0.0");

    private Path root;
    private Path file;
    private String errors = "";

    @BeforeEach
    void publish() throws IOException {
        root = Files.write(
                home.resolve("root.json"), repository.role("root").published.get(0));
        file = home.resolve("vulnerabilities.db");
        sign("CVE-2026-1");
    }

    private void sign(String cve) {
        repository.target("targets", "npm/all.zip", export(cve)).publishTargets();
    }

    private static byte[] export(String cve) {
        return Exports.zip(Map.of("A.json", Exports.record("A", cve, "npm", "demo", "2.0.0")));
    }

    private ExitCode update(Instant now) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Host host = new Host(
                Map.of("HOME", home.toString()),
                InputStream.nullInputStream(),
                new ByteArrayOutputStream(),
                err,
                InstantSource.fixed(now),
                Terminals.NONE);
        ExitCode code = Cli.run(
                host,
                List.of("db", "update", "--from", server.url(""), "--tuf", root.toString(), "--db", file.toString()));
        errors = err.toString(StandardCharsets.UTF_8);
        return code;
    }

    private List<String> ids() {
        try (VulnerabilityDatabase database = VulnerabilityDatabase.open(file)) {
            return database.matches(DEMO).stream().map(Match::id).toList();
        }
    }

    @Test
    void what_was_signed_is_taken() {
        assertThat(update(SpecClient.TODAY)).as(errors).isEqualTo(ExitCode.OK);

        assertThat(ids()).containsExactly("CVE-2026-1");
        try (VulnerabilityDatabase database = VulnerabilityDatabase.open(file)) {
            assertThat(database.oldest().location()).startsWith("tuf:http").endsWith("/targets/npm/all.zip");
        }
    }

    @Test
    void what_is_signed_as_before_is_not_fetched_again() {
        update(SpecClient.TODAY);
        repository.requests();

        assertThat(update(SpecClient.TODAY)).isEqualTo(ExitCode.OK);

        assertThat(repository.requests()).noneMatch(request -> request.startsWith("targets/"));
        sign("CVE-2026-2");
        assertThat(update(SpecClient.TODAY)).isEqualTo(ExitCode.OK);
        assertThat(ids()).containsExactly("CVE-2026-2");
    }

    @Test
    void what_was_not_signed_is_refused_and_the_old_database_stays() {
        update(SpecClient.TODAY);
        sign("CVE-2026-2");
        repository.serveInstead("npm/all.zip", export("CVE-2026-3"));

        assertThat(update(SpecClient.TODAY)).isEqualTo(ExitCode.VERIFICATION_FAILED);

        assertThat(errors).contains("npm/all.zip", "is not what was signed");
        assertThat(ids()).containsExactly("CVE-2026-1");
    }

    @Test
    void a_mirror_that_holds_back_news_is_found_out() {
        update(SpecClient.TODAY);

        assertThat(update(SpecClient.TODAY.plusSeconds(3_000_000_000L))).isEqualTo(ExitCode.EXPIRED);
        assertThat(ids()).containsExactly("CVE-2026-1");
    }
}
