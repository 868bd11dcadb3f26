package dev.contenttrust.scan.naming;

/**
 * Under which name and version advisories are looked for.
 *
 * @param ecosystem as OSV names it, with the release of a distribution: {@code Debian:12}; of Red Hat, whose records add the
 *     product after {@code ::}, what they begin with
 */
public record Coordinates(String ecosystem, String name, String version) {}
