package dev.contenttrust.scan.inventory;

/** What a distribution built a package from; its advisories mostly name this one. */
public record SourcePackage(String name, String version) {}
