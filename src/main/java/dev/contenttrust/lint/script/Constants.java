package dev.contenttrust.lint.script;

import dev.contenttrust.lint.shell.Assignment;
import dev.contenttrust.lint.shell.Word;
import dev.contenttrust.lint.source.MappedText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Variables that hold one text wherever they are used, because nothing else is ever assigned to them. For one script. */
final class Constants {
    /** Beyond it, a value is not followed. */
    private static final int LENGTH_MAX = 4096;

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> changing = new HashSet<>();

    void assign(Assignment assignment) {
        Optional<MappedText> value = assignment.values().size() == 1 && !assignment.appends()
                ? assignment.values().get(0).literal()
                : Optional.empty();
        if (value.isPresent()) {
            assign(assignment.name(), value.get().text());
        } else {
            change(assignment.name());
        }
    }

    void assign(String name, String value) {
        String before = values.putIfAbsent(name, value);
        if (value.length() > LENGTH_MAX || (before != null && !before.equals(value))) {
            changing.add(name);
        }
    }

    /** Something that cannot be known is assigned to it. */
    void change(String name) {
        changing.add(name);
    }

    Optional<String> value(String name) {
        return changing.contains(name) ? Optional.empty() : Optional.ofNullable(values.get(name));
    }

    /** A word's text, with the unknown character for what cannot be known. */
    String fold(Word word) {
        StringBuilder text = new StringBuilder();
        for (Word.Part part : word.parts()) {
            if (text.length() > LENGTH_MAX) {
                return text.append(MappedText.UNKNOWN).toString();
            }
            text.append(fold(part));
        }
        return text.toString();
    }

    private String fold(Word.Part part) {
        if (part instanceof Word.Literal literal) {
            return literal.text().text();
        }
        if (part instanceof Word.Parameter parameter) {
            return fold(parameter);
        }
        boolean here = part instanceof Word.Substitution substitution && ShellWords.isPwd(substitution.body());
        return here ? "." : String.valueOf(MappedText.UNKNOWN);
    }

    private String fold(Word.Parameter parameter) {
        if (parameter.operator().isEmpty()) {
            return switch (parameter.name()) {
                case "HOME" -> value("HOME").orElse("~");
                case "PWD" -> value("PWD").orElse(".");
                default -> value(parameter.name()).orElse(String.valueOf(MappedText.UNKNOWN));
            };
        }
        boolean fallback =
                parameter.operator().equals(":-") || parameter.operator().equals("-");
        return fallback && parameter.operand().isPresent()
                ? parameter.operand().get().literal().map(MappedText::text).orElse(String.valueOf(MappedText.UNKNOWN))
                : String.valueOf(MappedText.UNKNOWN);
    }
}
