package dev.contenttrust.scan.inventory;

/**
 * A component in a file that a package of the distribution owns: that package's advisories speak for it.
 *
 * @param owner the package's name
 */
public record Covered(Located found, String owner) {}
