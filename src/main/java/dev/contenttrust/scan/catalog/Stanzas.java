package dev.contenttrust.scan.catalog;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads paragraphs of {@code Field: value} lines (deb822, from RFC 822); of each field the first line, where its name is asked for. */
final class Stanzas {
    private final Set<String> asked;

    /** @param asked names of fields, in lower case */
    Stanzas(Set<String> asked) {
        this.asked = Set.copyOf(asked);
    }

    /** Hands over every paragraph that has one of the fields. */
    void read(String text, Consumer<Stanza> reader) {
        Map<String, String> fields = new HashMap<>();
        Iterator<String> lines = text.lines().iterator();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.isBlank()) {
                hand(fields, reader);
            } else if (!Character.isWhitespace(line.charAt(0))) {
                field(line, fields);
            }
        }
        hand(fields, reader);
    }

    private void field(String line, Map<String, String> fields) {
        int colon = line.indexOf(':');
        if (colon <= 0) {
            return;
        }
        String name = line.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
        if (asked.contains(name)) {
            fields.putIfAbsent(name, line.substring(colon + 1).strip());
        }
    }

    private static void hand(Map<String, String> fields, Consumer<Stanza> reader) {
        if (!fields.isEmpty()) {
            reader.accept(new Stanza(Map.copyOf(fields)));
            fields.clear();
        }
    }

    /** One paragraph. */
    record Stanza(Map<String, String> fields) {
        /** A field's value, unless it is absent or empty. */
        Optional<String> field(String name) {
            return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
        }
    }
}
