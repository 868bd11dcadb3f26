package dev.contenttrust.scan.inventory;

/**
 * Something that could not be read, so that what is in it is not known: an image with one is not clean but incomplete.
 *
 * @param file its path, or the archive's and that inside it; empty for a whole layer
 * @param what it should have been: {@code the rpm database}
 * @param why in words
 */
public record Problem(String file, String what, String why) {}
