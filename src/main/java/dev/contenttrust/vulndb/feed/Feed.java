package dev.contenttrust.vulndb.feed;

import dev.contenttrust.vulndb.store.StoredSource.Kind;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A file that the database is made of.
 *
 * @param name the ecosystem of an export; empty for the others
 * @param path where it lies below a base
 * @param home where it lies in the open, if that is not below the base of the public exports
 */
public record Feed(Kind kind, String name, String path, Optional<URI> home) {
    /** Where OSV publishes its exports (https://google.github.io/osv.dev/data/). */
    public static final URI PUBLIC_EXPORTS = URI.create("https://osv-vulnerabilities.storage.googleapis.com");

    /** CISA's list. */
    public static final Feed KNOWN_EXPLOITS = new Feed(
            Kind.KEV,
            "",
            "extra/known_exploited_vulnerabilities.json",
            Optional.of(
                    URI.create("https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json")));

    /** FIRST's estimates. */
    public static final Feed EXPLOIT_CHANCES = new Feed(
            Kind.EPSS,
            "",
            "extra/epss_scores-current.csv.gz",
            Optional.of(URI.create("https://epss.empiricalsecurity.com/epss_scores-current.csv.gz")));

    /** The public exports of what an inventory of an image can hold. */
    public static final List<String> USUAL_ECOSYSTEMS = List.of(
            "AlmaLinux",
            "Alpine",
            "Bitnami",
            "Chainguard",
            "Debian",
            "Go",
            "Maven",
            "NuGet",
            "Packagist",
            "PyPI",
            "Red Hat",
            "Rocky Linux",
            "RubyGems",
            "SUSE",
            "Ubuntu",
            "Wolfi",
            "crates.io",
            "npm",
            "openSUSE");

    /** The file of an export in a directory of its ecosystem. */
    public static final String EXPORT = "all.zip";

    /** The export of an ecosystem. */
    public static Feed ofEcosystem(String ecosystem) {
        return new Feed(Kind.OSV, ecosystem, ecosystem + "/" + EXPORT, Optional.empty());
    }

    /** For messages. */
    public String title() {
        return switch (kind) {
            case OSV -> name;
            case KEV -> "known exploits (KEV)";
            case EPSS -> "exploit estimates (EPSS)";
        };
    }
}
