package dev.contenttrust.registry;

import dev.contenttrust.transport.HttpAnswer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an answer says that it goes on (RFC 8288, relation {@code next}). */
final class NextPage {
    private static final Pattern NEXT = Pattern.compile("<([^<>]*)>\\s*;[^,]*\\brel=\"?next\"?");

    private NextPage() {}

    /** The address as it stands, which may be anything; empty where there is none. */
    static Optional<String> of(HttpAnswer answer) {
        Matcher link = NEXT.matcher(answer.header("Link").orElse(""));
        return link.find() ? Optional.of(link.group(1)) : Optional.empty();
    }
}
