package dev.contenttrust.scan.inventory;

import java.util.Optional;

/** The kinds of packages, by their types in the purl specification (PURL-TYPES). */
public enum Kind {
    DEB("deb"),
    APK("apk"),
    RPM("rpm"),
    MAVEN("maven", "Maven"),
    NPM("npm", "npm"),
    PYPI("pypi", "PyPI"),
    GEM("gem", "RubyGems"),
    COMPOSER("composer", "Packagist"),
    NUGET("nuget", "NuGet"),
    GOLANG("golang", "Go"),
    CARGO("cargo", "crates.io"),
    /** A product of no package manager, known by what is in a file. */
    GENERIC("generic", "Bitnami");

    private final String purlType;
    private final Optional<String> ecosystem;

    Kind(String purlType) {
        this.purlType = purlType;
        this.ecosystem = Optional.empty();
    }

    Kind(String purlType, String ecosystem) {
        this.purlType = purlType;
        this.ecosystem = Optional.of(ecosystem);
    }

    /** The type in package URLs. */
    public String purlType() {
        return purlType;
    }

    /** OSV's name of the ecosystem; empty for what a distribution packages, where the release is part of the name. */
    public Optional<String> ecosystem() {
        return ecosystem;
    }

    /** Whether a distribution's package manager installs it. */
    public boolean isSystem() {
        return ecosystem.isEmpty();
    }
}
