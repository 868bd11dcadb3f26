package dev.contenttrust.cli.option;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;

/** An option that may be given again and again, or the words that are no options. */
public final class Values<T> {
    private final ArgSpec spec;
    private final Argument<T> argument;

    Values(ArgSpec spec, Argument<T> argument) {
        this.spec = spec;
        this.argument = argument;
    }

    /**
     * The values in the order given; empty if there are none.
     *
     * @throws UsageException if a text is none
     */
    public List<T> get() {
        List<T> values = new ArrayList<>();
        List<String> texts = spec.getValue();
        if (texts != null) {
            for (String text : texts) {
                values.add(argument.read(text));
            }
        }
        return values;
    }
}
