package dev.contenttrust.cli.option;

import picocli.CommandLine.Model.OptionSpec;

/** An option without a value. */
public final class Flag {
    private final OptionSpec option;

    Flag(OptionSpec option) {
        this.option = option;
    }

    /** Whether it was given. */
    public boolean given() {
        return Boolean.TRUE.equals(option.getValue());
    }
}
