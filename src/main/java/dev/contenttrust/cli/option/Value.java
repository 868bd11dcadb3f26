package dev.contenttrust.cli.option;

import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/** An option with one value; where it is given more than once, the last counts. */
public final class Value<T> {
    private final OptionSpec option;
    private final Argument<T> argument;

    Value(OptionSpec option, Argument<T> argument) {
        this.option = option;
        this.argument = argument;
    }

    /**
     * Its value, if it was given.
     *
     * @throws UsageException if the text is none
     */
    public Optional<T> get() {
        return Optional.<String>ofNullable(option.getValue()).map(argument::read);
    }

    /** Its value, or this one. */
    public T orElse(T other) {
        return get().orElse(other);
    }
}
