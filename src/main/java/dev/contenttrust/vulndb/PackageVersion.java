package dev.contenttrust.vulndb;

import dev.contenttrust.vulndb.osv.PackageNames;

/**
 * A package as it was found somewhere.
 *
 * @param ecosystem as OSV calls it, with the release where it has releases: {@code Debian:12}, {@code Alpine:v3.19}, {@code PyPI}
 * @param name as the ecosystem's records call it: Debian's source package, Alpine's origin, Maven's {@code group:artifact}
 */
public record PackageVersion(String ecosystem, String name, String version) {
    public PackageVersion {
        name = PackageNames.normal(ecosystem, name);
    }
}
