package dev.contenttrust.cli.training;

import dev.contenttrust.cli.Cli;
import dev.contenttrust.cli.ExitCode;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Terminals;
import dev.contenttrust.crypto.issue.LoopbackIdentity;
import dev.contenttrust.sqlite.SqliteLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Goes the ways that a user's runs will go, so that their classes are in the archive that the JVM makes of this process.
 *
 * <p>Lists, inspects, resolves, verifies, audits, scans and pulls the demonstration repository, which is in the jar, from a server on
 * loopback with tokens and a certificate made for the occasion; the clock stands at the time when it was signed.
 *
 * <p>There are two archives, as whatever is near to what a run needs counts as its memory: one for signatures, and one with all the
 * rest besides.
 */
public final class Training {
    private static final String SIGNATURES = "signatures";

    /** The packages that commands about signatures have no use for. */
    private static final Set<String> OTHERS = Set.of(
            "scan",
            "lint",
            "vulndb",
            "sqlite",
            "crypto/pgp",
            "cli/linting",
            "report/content",
            "report/lint",
            "report/sarif",
            "report/sbom",
            "report/scan");

    private static final List<String> RECORDS = List.of(
            "Debian/all.zip",
            "PyPI/all.zip",
            "extra/known_exploited_vulnerabilities.json",
            "extra/epss_scores-current.csv.gz");

    private final Path home;
    private final Host host;
    private final List<String> mistakes = new ArrayList<>();

    private Training(Path home, InstantSource clock) {
        this.home = home;
        this.host = new Host(
                Map.of("HOME", home.toString()),
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                clock,
                Terminals.NONE);
    }

    /**
     * The launcher's way in.
     *
     * @param arguments a directory to work in, which the caller removes; then which archive it is for: {@code signatures}, {@code
     *     images}
     */
    public static void main(String[] arguments) throws IOException {
        Path home = Files.createDirectories(Path.of(arguments[0]));
        SqliteLibrary.keepIn(home.toAbsolutePath().resolve("sqlite"));
        boolean whole = !arguments[1].equals(SIGNATURES);
        OwnClasses.load(whole ? Set.of() : OTHERS);
        System.exit((whole ? run(home) : signatures(home)).isEmpty() ? 0 : 1);
    }

    /** Runs everything; returns the runs that did not end as they should have. */
    static List<String> run(Path home) throws IOException {
        return with(home, (training, repository, from) -> {
            training.lint();
            training.signatures(repository, from);
            training.images(repository, from);
        });
    }

    /** Runs what is about signatures; returns the runs that did not end as they should have. */
    static List<String> signatures(Path home) throws IOException {
        return with(home, Training::signatures);
    }

    private interface Tour {
        void go(Training training, String repository, String[] from) throws IOException;
    }

    private static List<String> with(Path home, Tour tour) throws IOException {
        DemoSite site = DemoSite.fromResources();
        Training training = new Training(home, InstantSource.fixed(site.signedAt()));
        training.talk();
        LoopbackIdentity identity = LoopbackIdentity.make(Instant.now());
        Path authority = Files.writeString(home.resolve("authority.pem"), identity.authority());
        try (LoopbackServer server = LoopbackServer.start(identity.serverSockets(), site)) {
            String url = "https://localhost:" + server.port();
            tour.go(training, site.repository(), new String[] {
                "--server", url, "--registry", url, "--tls-ca", authority.toString()
            });
        }
        return training.mistakes;
    }

    private void talk() {
        expect(ExitCode.OK, "--version");
        expect(ExitCode.OK, "help");
        expect(ExitCode.OK, "list", "--help");
        expect(ExitCode.OK, "pull", "--help");
        expect(ExitCode.USAGE, "list", "--no-such-option");
    }

    private void lint() throws IOException {
        Path directory = Files.createDirectories(home.resolve("project"));
        String run = "docker run --privileged alpine";
        Files.writeString(directory.resolve("compose.yaml"), "services: {a: {image: alpine, privileged: true}}\n");
        Files.writeString(directory.resolve("run.sh"), run + "\n");
        Files.writeString(directory.resolve("Dockerfile"), "FROM alpine\nLABEL run=\"" + run + "\"\nRUN apk update\n");
        expect(ExitCode.FINDINGS, "lint", directory.toString());
        expect(ExitCode.FINDINGS, "lint", "--format", "sarif", directory.toString());
    }

    private void signatures(String repository, String[] from) throws IOException {
        String image = repository + ":1.1";
        expect(ExitCode.OK, with(from, "list", repository));
        expect(ExitCode.OK, with(from, "list", "--wide", "--format", "json", repository));
        expect(ExitCode.OK, with(from, "inspect", repository));
        expect(ExitCode.OK, with(from, "resolve", image, repository + ":multi"));
        expect(ExitCode.NOT_SIGNED, with(from, "resolve", repository + ":none"));
        expect(ExitCode.OK, with(from, "verify", image));
        expect(ExitCode.OK, with(from, "verify", "--explain", "--format", "json", image));
        many(from, repository);
        expect(
                ExitCode.OK,
                with(from, "mirror", repository, "-o", home.resolve("mirror").toString()));
        expect(ExitCode.OK, with(from, "pull", image, "-o", "oci:" + home.resolve("layout")));
    }

    private void images(String repository, String[] from) throws IOException {
        String image = repository + ":1.1";
        expect(ExitCode.OK, with(from, "layers", image, repository + ":1.0"));
        expect(ExitCode.OK, with(from, "ls", "-R", "--format", "json", image));
        expect(ExitCode.OK, with(from, "diff", image, repository + ":1.0"));
        expect(ExitCode.OK, "db", "update", "--from", records().toString());
        expect(ExitCode.OK, "db", "status");
        expect(ExitCode.OK, with(from, "scan", image));
        expect(ExitCode.OK, with(from, "scan", "--format", "json", "--no-memory", image));
        expect(ExitCode.OK, "rescan");
        expect(ExitCode.OK, with(from, "sbom", image));
        expect(ExitCode.OK, with(from, "pull", image, "-o", "docker-archive:" + home.resolve("archive")));
    }

    /** Several at once, of which each thread goes the same ways. */
    private void many(String[] from, String repository) throws IOException {
        Path names = Files.writeString(home.resolve("names"), repository + "\n" + repository + "/other\n");
        Path images = Files.writeString(home.resolve("images"), repository + ":1.0\n" + repository + ":1.1\n");
        expect(ExitCode.NOT_SIGNED, with(from, "list", "-f", names.toString()));
        expect(ExitCode.OK, with(from, "resolve", "-f", images.toString()));
        for (String format : new String[] {"table", "jsonl", "html"}) {
            expect(ExitCode.OK, with(from, "audit", "--fail-on", "none", "--format", format, "-f", names.toString()));
        }
    }

    /** The made-up vulnerabilities, as a directory of exports. */
    private Path records() throws IOException {
        Path exports = home.resolve("exports");
        for (String name : RECORDS) {
            Path file = exports.resolve(name);
            Files.createDirectories(file.resolveSibling("").normalize());
            try (InputStream in =
                    Objects.requireNonNull(Training.class.getResourceAsStream("/training-vulndb/" + name), name)) {
                Files.copy(in, file);
            }
        }
        return exports;
    }

    private static String[] with(String[] options, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(options));
        return all.toArray(String[]::new);
    }

    private void expect(ExitCode expected, String... words) {
        ExitCode code = Cli.run(host, List.of(words));
        if (code != expected) {
            mistakes.add(String.join(" ", words) + ": " + code);
        }
    }
}
