package dev.contenttrust.scan.binary.rules;

import java.util.regex.Pattern;

/**
 * One way in which a product says its version: a literal, and a pattern for what stands behind it or near it. The pattern's
 * first group is the version.
 *
 * @param literal in Latin-1, a character a byte
 * @param before how many bytes before the literal the pattern may begin
 * @param after how many bytes behind the literal the pattern may take
 * @param adjacent whether the pattern is to match from the literal's end on, not anywhere in the window
 */
public record VersionRule(String literal, int before, int after, boolean adjacent, Pattern pattern) {}
