package dev.contenttrust.lint.flow;

/** A variable that is set for a command, or by a command that consists of that alone. */
public record Variable(String name, Term value) {}
