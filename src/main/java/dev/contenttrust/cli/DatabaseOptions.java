package dev.contenttrust.cli;

import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.option.Durations;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.Value;
import dev.contenttrust.vulndb.VulnerabilityDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which vulnerability database, and how old it may be. */
final class DatabaseOptions {
    private final Value<Path> database;
    private final Value<Duration> maxAge;

    DatabaseOptions(OptionTable options) {
        options.section("Vulnerability database");
        database = options.value(
                "--db", "FILE", Path::of, "the database; default $XDG_DATA_HOME/trust/vulndb/vulnerabilities.db");
        maxAge = options.value(
                "--max-db-age", "DURATION", Durations::parse, "how old its oldest source may be, such as 5d or 12h");
    }

    /** Its file. */
    Path file(Host host) {
        return database.orElse(directory(host).resolve("vulnerabilities.db"));
    }

    /** How old it may be, where that was said. */
    Optional<Duration> maxAge() {
        return maxAge.get();
    }

    /**
     * Opens it for a scan.
     *
     * @throws dev.contenttrust.TrustException if it is missing, damaged, or older than it may be
     */
    VulnerabilityDatabase open(Host host, Instant now) {
        VulnerabilityDatabase opened = VulnerabilityDatabase.open(file(host));
        try {
            return opened.requireYounger(maxAge.orElse(VulnerabilityDatabase.AGE_MAX), now);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /** Where what belongs to the database is kept. */
    static Path directory(Host host) {
        return host.xdg("XDG_DATA_HOME", ".local/share").resolve("trust/vulndb");
    }
}
