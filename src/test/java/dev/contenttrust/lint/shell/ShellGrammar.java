package dev.contenttrust.lint.shell;

import java.util.Random;

/** Makes scripts of the kind that RUN lines hold; all of them are good ones. */
final class ShellGrammar {
    private static final String[] PROGRAMS = {"curl", "gpg", "apt-get", "tar", "true", "echo", "test", "$CMD", "./x.sh"
    };
    private static final String[] SEPARATORS = {"; ", "\n", " && ", " || ", " | ", "; \\\n\t", " && \\\n", " & "};
    private static final String[] REDIRECTIONS = {
        " > /dev/null", " 2>&1", " >> \"$f\"", " < in", " 2> /dev/null", " &> all", " >| x", " <<< word", " 3<&0"
    };

    private final Random random;

    ShellGrammar(Random random) {
        this.random = random;
    }

    String script(int depth) {
        StringBuilder out = new StringBuilder(random.nextInt(3) == 0 ? "set -eux; " : "");
        sequence(out, depth);
        return out.toString();
    }

    private void sequence(StringBuilder out, int depth) {
        command(out, depth);
        for (int more = random.nextInt(3); more > 0; more--) {
            String separator = SEPARATORS[random.nextInt(SEPARATORS.length)];
            out.append(separator);
            // Only the first command of a pipeline may follow a "!".
            if (separator.equals(" | ")) {
                simple(out, depth);
            } else {
                command(out, depth);
            }
        }
    }

    private void command(StringBuilder out, int depth) {
        switch (depth <= 0 ? 0 : random.nextInt(12)) {
            case 1 -> wrapped(out, "if ", "; then ", random.nextBoolean() ? "; else : ; fi" : "; fi", depth);
            case 2 -> wrapped(out, random.nextBoolean() ? "while " : "until ", "; do ", "; done", depth);
            case 3 -> loop(out, depth);
            case 4 -> choice(out, depth);
            case 5 -> braced(out, "{ ", "; }", depth);
            case 6 -> braced(out, "( ", " )", depth);
            case 7 -> braced(out, "f" + random.nextInt(9) + "() { ", "; }", depth);
            case 8 -> out.append("[[ -n $A && \"$B\" == a* ]]");
            case 9 -> out.append("(( n = n + 1 ))");
            case 10 -> out.append("! ").append("grep -q x ").append(word(depth));
            default -> simple(out, depth);
        }
        if (random.nextInt(6) == 0) {
            out.append(REDIRECTIONS[random.nextInt(REDIRECTIONS.length)]);
        }
    }

    private void wrapped(StringBuilder out, String before, String between, String after, int depth) {
        out.append(before);
        simple(out, depth - 1);
        out.append(between);
        sequence(out, depth - 1);
        out.append(after);
    }

    private void braced(StringBuilder out, String before, String after, int depth) {
        out.append(before);
        sequence(out, depth - 1);
        out.append(after);
    }

    private void loop(StringBuilder out, int depth) {
        out.append("for v in ")
                .append(word(depth))
                .append(' ')
                .append(word(depth))
                .append("; do ");
        sequence(out, depth - 1);
        out.append("; done");
    }

    private void choice(StringBuilder out, int depth) {
        out.append("case ").append(word(depth)).append(" in ");
        for (int i = random.nextInt(3); i >= 0; i--) {
            out.append(random.nextBoolean() ? "(" : "").append("a*|'b c'|\"$X\") ");
            sequence(out, depth - 1);
            out.append(random.nextBoolean() ? " ;; \\\n" : " ;;\n");
        }
        out.append("*) : ;; esac");
    }

    private void simple(StringBuilder out, int depth) {
        if (random.nextInt(5) == 0) {
            out.append("A=").append(word(depth)).append(' ');
        }
        out.append(PROGRAMS[random.nextInt(PROGRAMS.length)]);
        for (int i = random.nextInt(4); i > 0; i--) {
            out.append(' ').append(word(depth));
        }
    }

    private String word(int depth) {
        return switch (random.nextInt(depth > 0 ? 16 : 11)) {
            case 0 -> "'single $quoted; |'";
            case 1 -> "\"double ${a:-b c} $d \\\" `id`\"";
            case 2 -> "${x#*.}";
            case 3 -> "${y:-\"a b\"}";
            case 4 -> "a\\ b\\;c";
            case 5 -> "--option=https://example.org/x-$V.tgz";
            case 6 -> "$'a\\tb\\'c'";
            case 7 -> "${#z}${arr[0]}${u/a/b}";
            case 8 -> "{a,b}*.[ch]?";
            case 9 -> "$((1 + 2))";
            case 10 -> "plain";
            case 11, 12 -> "\"$(" + nested(depth) + ")\"";
            case 13 -> "$(" + nested(depth) + ")";
            case 14 -> "<(" + nested(depth) + ")";
            default -> "pre`echo x`post";
        };
    }

    /** Begins with a blank, since two parentheses at once begin arithmetic. */
    private String nested(int depth) {
        StringBuilder out = new StringBuilder(" ");
        sequence(out, depth - 2);
        return out.toString();
    }
}
