package dev.contenttrust.lint.flow;

/**
 * A branch that something is in.
 *
 * @param number of the {@code if}, {@code case} or loop
 * @param arm which of its branches
 */
public record Choice(int number, int arm) {}
