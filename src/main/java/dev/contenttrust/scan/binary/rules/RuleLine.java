package dev.contenttrust.scan.binary.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The rest of a line behind its key word, read piece by piece. */
final class RuleLine {
    /** A backslash that is not itself escaped, and a zero; Java's patterns would want an octal number there. */
    private static final Pattern ZERO = Pattern.compile("(?<!\\\\)((?:\\\\{2})*)\\\\0");

    private static final Pattern REACH = Pattern.compile("([-+])(\\d{1,4})(?:\\s+|$)");

    private final String source;
    private final int number;
    private final String text;
    private int at;

    RuleLine(String source, int number, String text) {
        this.source = source;
        this.number = number;
        this.text = text;
    }

    InvalidRecogniserException refusal(String why) {
        return new InvalidRecogniserException(source, number, why);
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    /** What is left, which must be something. */
    String rest() {
        if (isAtEnd()) {
            throw refusal("it ends too early");
        }
        String rest = text.substring(at);
        at = text.length();
        return rest;
    }

    /** Words between spaces; at least one. */
    List<String> words() {
        return List.of(rest().split("\\s+"));
    }

    /** Literals in quotes to the end of the line; at least one. */
    List<String> literals() {
        List<String> literals = new ArrayList<>();
        do {
            literals.add(literal());
        } while (!isAtEnd());
        return literals;
    }

    /** A literal in double quotes, of which {@code \0 \n \r \t \" \\} and {@code \xHH} stand for one byte. */
    String literal() {
        if (isAtEnd() || text.charAt(at) != '"') {
            throw refusal("a literal begins with a double quote");
        }
        StringBuilder literal = new StringBuilder();
        at++;
        while (!isAtEnd() && text.charAt(at) != '"') {
            literal.append(character());
        }
        if (isAtEnd()) {
            throw refusal("a literal ends with a double quote");
        }
        at++;
        skipSpaces();
        return checked(literal.toString());
    }

    private String checked(String literal) {
        if (literal.length() < Recognisers.LITERAL_MIN || literal.length() > Recognisers.LITERAL_MAX) {
            throw refusal("a literal has " + Recognisers.LITERAL_MIN + " to " + Recognisers.LITERAL_MAX + " bytes, not "
                    + literal.length());
        }
        if (literal.chars().anyMatch(c -> c > 0xff)) {
            throw refusal("a literal is of bytes; write others than ASCII as \\xHH");
        }
        return literal;
    }

    private char character() {
        char c = text.charAt(at++);
        if (c != '\\') {
            return c;
        }
        char escaped = isAtEnd() ? ' ' : text.charAt(at++);
        return switch (escaped) {
            case '0' -> '\0';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '"', '\\' -> escaped;
            case 'x' -> hex();
            default -> throw refusal("\\" + escaped + " stands for nothing");
        };
    }

    private char hex() {
        try {
            char value = (char) Integer.parseInt(text, at, at + 2, 16);
            at += 2;
            return value;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw refusal("\\x wants two hex digits");
        }
    }

    /** A signed number of bytes, such as {@code -200} or {@code +64}. */
    int reach(char sign, int max) {
        Matcher matcher = REACH.matcher(text).region(at, text.length());
        if (!matcher.lookingAt() || matcher.group(1).charAt(0) != sign) {
            throw refusal("a number of bytes such as " + sign + "100 is missing");
        }
        int reach = Integer.parseInt(matcher.group(2));
        if (reach > max) {
            throw refusal("no more than " + max + " bytes are looked at");
        }
        at = matcher.end();
        return reach;
    }

    /** What is left, as a pattern whose first group is the version; {@code \0} in it is a zero byte, as in a literal. */
    Pattern pattern() {
        try {
            Pattern pattern = Pattern.compile(ZERO.matcher(rest()).replaceAll("$1\\\\x00"));
            if (pattern.matcher("").groupCount() < 1) {
                throw refusal("the pattern has no group for the version");
            }
            return pattern;
        } catch (PatternSyntaxException e) {
            throw refusal("the pattern makes no sense: " + e.getDescription());
        }
    }

    private void skipSpaces() {
        while (!isAtEnd() && text.charAt(at) == ' ') {
            at++;
        }
    }
}
