package dev.contenttrust.cli.option;

import dev.contenttrust.TrustException;
import java.util.function.Function;

/** What an option or a word on the command line is called, and how its text becomes a value. */
final class Argument<T> {
    private final String name;
    private final Function<String, T> reader;

    Argument(String name, Function<String, T> reader) {
        this.name = name;
        this.reader = reader;
    }

    /** @throws UsageException naming the option, where the reader threw a {@link TrustException} */
    T read(String text) {
        try {
            return reader.apply(text);
        } catch (TrustException e) {
            throw new UsageException(name + ": " + e.what(), e.why(), e.remedy(), e);
        }
    }
}
