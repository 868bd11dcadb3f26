package dev.contenttrust.lint.shell;

import java.util.List;

/**
 * {@code name=value}, {@code name+=value} or {@code name=(values)}.
 *
 * @param values one, or those of an array
 */
public record Assignment(String name, boolean appends, List<Word> values) {
    public Assignment {
        values = List.copyOf(values);
    }
}
