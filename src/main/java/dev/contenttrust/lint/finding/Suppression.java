package dev.contenttrust.lint.finding;

/**
 * Why a finding is not reported.
 *
 * @param reason as the comment gives it
 * @param line of the comment that says so
 */
public record Suppression(String reason, int line) {}
