package dev.contenttrust.lint.shell;

import java.util.List;

/** Commands one after the other. */
public record Sequence(List<Step> steps) {
    public Sequence {
        steps = List.copyOf(steps);
    }

    /** A command, and what joins it to the one before. */
    public record Step(Joint joint, Command command) {}

    /** How a command depends on the one before. */
    public enum Joint {
        /** It is run in any case: {@code ;}, a line's end, or nothing before it. */
        ALWAYS,
        /** {@code &&}. */
        AND,
        /** {@code ||}. */
        OR,
        /** It does not even wait: {@code &}. */
        BACKGROUND
    }
}
