package dev.contenttrust.migrate.print;

import dev.contenttrust.Printable;

/** Lines of YAML at their indentation. */
final class Yaml {
    private final StringBuilder text = new StringBuilder();

    /** A comment; it ends where its line does. */
    Yaml comment(int indent, String words) {
        return lines(indent, "# " + Printable.escape(words));
    }

    /** Lines as they are, moved to the right. */
    Yaml lines(int indent, String block) {
        block.lines()
                .forEach(line -> text.append(" ".repeat(indent)).append(line).append('\n'));
        return this;
    }

    /** Entries of a sequence, in double quotes; references to images have nothing in them that would have to be escaped. */
    Yaml items(int indent, Iterable<String> references) {
        references.forEach(reference -> lines(indent, "- \"" + reference + "\""));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
