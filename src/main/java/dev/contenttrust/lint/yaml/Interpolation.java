package dev.contenttrust.lint.yaml;

import dev.contenttrust.lint.source.MappedText;
import java.util.Map;
import java.util.Optional;

/** Variables in compose files: {@code $NAME}, {@code ${NAME}}, with defaults (compose-spec, 12-interpolation). */
final class Interpolation {
    /** {@code ${A:-${B:-c}}}: deeper ones are not written. */
    private static final int DEPTH_MAX = 8;

    private static final int LENGTH_MAX = 64 << 10;

    private final Map<String, String> values;

    /** @param values of the file {@code .env}; what the environment has besides is unknown */
    Interpolation(Map<String, String> values) {
        this.values = values;
    }

    /** The text with every variable's value, or the unknown character for it. */
    String of(String text) {
        return text.indexOf('$') < 0 || text.length() > LENGTH_MAX ? text : of(text, DEPTH_MAX);
    }

    private String of(String text, int depth) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
            if (c != '$') {
                out.append(c);
                at++;
            } else if (next == '$') {
                out.append('$');
                at += 2;
            } else if (next == '{') {
                int close = closing(text, at + 2);
                out.append(close < 0 || depth == 0 ? unknown() : braced(text.substring(at + 2, close), depth));
                at = close < 0 ? text.length() : close + 1;
            } else {
                int end = nameEnd(text, at + 1);
                out.append(
                        end == at + 1 ? "$" : value(text.substring(at + 1, end)).orElse(unknown()));
                at = end;
            }
        }
        return out.toString();
    }

    private static int closing(String text, int from) {
        int open = 1;
        for (int at = from; at < text.length(); at++) {
            if (text.startsWith("${", at)) {
                open++;
            } else if (text.charAt(at) == '}' && --open == 0) {
                return at;
            }
        }
        return -1;
    }

    private static int nameEnd(String text, int from) {
        int end = from;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private String braced(String inner, int depth) {
        int end = nameEnd(inner, 0);
        Optional<String> value = value(inner.substring(0, end));
        String operator = inner.substring(end);
        if (value.isPresent() && !operator.startsWith(":+") && !operator.startsWith("+")) {
            return value.get();
        }
        if (operator.startsWith(":-")) {
            return of(operator.substring(2), depth - 1);
        }
        return operator.startsWith("-") ? of(operator.substring(1), depth - 1) : unknown();
    }

    private Optional<String> value(String name) {
        return switch (name) {
            case "HOME" -> Optional.of("~");
            case "PWD" -> Optional.of(".");
            default -> Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
        };
    }

    private static String unknown() {
        return String.valueOf(MappedText.UNKNOWN);
    }
}
