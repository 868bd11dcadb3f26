package dev.contenttrust.lint.repository;

import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A repository of apt in one line: {@code deb [options] URI suite …} (sources.list(5)).
 *
 * @param options between the brackets; empty where there are none
 * @param span of all of it
 */
record AptLine(Source source, String options, Span urlSpan, Span span) {
    private static final Pattern LINE = Pattern.compile(
            "[\\s\"']*deb(?:-src)?\\s+(?:\\[([^\\]]*)\\]\\s*)?([^\\s\\[]\\S*)(?:\\s.*)?", Pattern.DOTALL);

    /** {@code trusted=yes} and what allows as much (sources.list(5)). */
    private static final Pattern UNSIGNED = Pattern.compile(
            "(?i)(?:^|[\\s,\\[])((trusted|allow-insecure)\\s*=\\s*(yes|true|1|on|force))(?=[\\s,\\]\\\\]|$)");

    private static final Pattern SIGNED_BY = Pattern.compile("(?i)signed-by\\s*=");

    static Optional<AptLine> of(MappedText line) {
        Matcher found = LINE.matcher(line.text());
        if (!found.matches()) {
            return Optional.empty();
        }
        String options = found.group(1) == null ? "" : found.group(1);
        return Optional.of(new AptLine(
                new Source(found.group(2)),
                options,
                line.origin(found.start(2), found.end(2)),
                line.strip().origin()));
    }

    /** Where a text says that signatures are not needed. */
    static Optional<Span> unsigned(MappedText text) {
        Matcher found = UNSIGNED.matcher(text.text());
        return found.find() ? Optional.of(text.origin(found.start(1), found.end(1))) : Optional.empty();
    }

    /** Whether one key is named; options that are unknown may name it. */
    boolean isSigned() {
        return SIGNED_BY.matcher(options).find() || options.strip().equals(String.valueOf(MappedText.UNKNOWN));
    }
}
