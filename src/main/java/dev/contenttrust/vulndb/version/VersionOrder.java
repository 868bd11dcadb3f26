package dev.contenttrust.vulndb.version;

import java.util.Comparator;
import java.util.Map;

/**
 * The order of versions in an ecosystem. Every text has its place in each of them, those too that its tools refuse: the
 * comparison is total, transitive, and takes time in proportion to the texts.
 */
public enum VersionOrder implements Comparator<String> {
    /** Alpine's, as apk 3 has it. */
    APK(new ApkOrder()),
    /** Numbers between dots and hyphens, no more: CRAN, Hackage. */
    DOTTED(new DottedOrder()),
    /** Debian's: {@code dpkg --compare-versions} (deb-version(7)). */
    DPKG(new DpkgOrder()),
    /** RubyGems': {@code Gem::Version}. */
    GEM(new GemOrder()),
    /** Go's: semantic versions, a {@code v} or {@code go} before them; pseudo-versions are pre-releases. */
    GO(new SemanticOrder(SemanticOrder.Dialect.GO)),
    /** Maven's: {@code ComparableVersion} (Maven's POM reference, "version order specification"). */
    MAVEN(new MavenOrder()),
    /** NuGet's: semantic versions of up to four numbers, letters' case ignored. */
    NUGET(new SemanticOrder(SemanticOrder.Dialect.NUGET)),
    /** Composer's: PHP's {@code version_compare}. */
    PACKAGIST(new PackagistOrder()),
    /** Dart's: semantic versions of which builds count too. */
    PUB(new SemanticOrder(SemanticOrder.Dialect.PUB)),
    /** Python's: PEP 440; what is none comes before what is. */
    PYPI(new PypiOrder()),
    /** rpm's: epoch, version and release by {@code rpmvercmp}. */
    RPM(new RpmOrder()),
    /** Semantic versions (semver.org, section 11), of any number of numbers. */
    SEMVER(new SemanticOrder(SemanticOrder.Dialect.PLAIN)),
    /** What makers of software write who keep to no rule: OpenSSL's letters, {@code 9.6p1}, {@code 3.0-beta2}. */
    UPSTREAM(new UpstreamOrder());

    /** No tool makes versions of a tenth of this length; longer ones come last, in the order of their characters. */
    public static final int LENGTH_MAX = 1024;

    private static final Map<String, VersionOrder> BY_ECOSYSTEM = Map.ofEntries(
            Map.entry("Alpine", APK),
            Map.entry("Alpaquita", APK),
            Map.entry("BellSoft Hardened Containers", APK),
            Map.entry("Chainguard", APK),
            Map.entry("MinimOS", APK),
            Map.entry("Wolfi", APK),
            Map.entry("Debian", DPKG),
            Map.entry("Echo", DPKG),
            Map.entry("Ubuntu", DPKG),
            Map.entry("AlmaLinux", RPM),
            Map.entry("Amazon Linux", RPM),
            Map.entry("Azure Linux", RPM),
            Map.entry("Mageia", RPM),
            Map.entry("Photon OS", RPM),
            Map.entry("Red Hat", RPM),
            Map.entry("Rocky Linux", RPM),
            Map.entry("SUSE", RPM),
            Map.entry("openEuler", RPM),
            Map.entry("openSUSE", RPM),
            Map.entry("CRAN", DOTTED),
            Map.entry("GHC", DOTTED),
            Map.entry("Hackage", DOTTED),
            Map.entry("Go", GO),
            Map.entry("Maven", MAVEN),
            Map.entry("NuGet", NUGET),
            Map.entry("Packagist", PACKAGIST),
            Map.entry("Pub", PUB),
            Map.entry("PyPI", PYPI),
            Map.entry("RubyGems", GEM),
            Map.entry("Bitnami", SEMVER),
            Map.entry("GitHub Actions", SEMVER),
            Map.entry("Hex", SEMVER),
            Map.entry("Julia", SEMVER),
            Map.entry("SwiftURL", SEMVER),
            Map.entry("crates.io", SEMVER),
            Map.entry("npm", SEMVER));

    @SuppressWarnings("ImmutableEnumChecker") // the rules keep no state
    private final Comparator<String> rule;

    VersionOrder(Comparator<String> rule) {
        this.rule = rule;
    }

    /** The order of an ecosystem, named with its release ({@code Debian:12}) or without; {@link #UPSTREAM} where there is no rule. */
    public static VersionOrder of(String ecosystem) {
        return BY_ECOSYSTEM.getOrDefault(family(ecosystem), UPSTREAM);
    }

    /** An ecosystem without its release: {@code Debian}. */
    public static String family(String ecosystem) {
        int release = ecosystem.indexOf(':');
        return release < 0 ? ecosystem : ecosystem.substring(0, release);
    }

    @Override
    public int compare(String one, String other) {
        boolean long1 = one.length() > LENGTH_MAX;
        boolean long2 = other.length() > LENGTH_MAX;
        if (long1 || long2) {
            return long1 && long2 ? one.compareTo(other) : Boolean.compare(long1, long2);
        }
        return rule.compare(one, other);
    }
}
