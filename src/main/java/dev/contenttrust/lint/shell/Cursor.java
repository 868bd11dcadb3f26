package dev.contenttrust.lint.shell;

import dev.contenttrust.lint.shell.Script.SyntaxProblem;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where reading stands in a text. The first problem ends it: the cursor is then at the end, and every loop that reads stops by
 * itself, with what was read so far.
 */
final class Cursor {
    /** A script that people wrote nests a handful deep; each level costs some frames of the stack. */
    static final int DEPTH_MAX = 100;

    private static final String META = " \t\n\r;&|<>()";
    private static final Set<String> CLOSING = Set.of("then", "else", "elif", "fi", "do", "done", "esac", "}");

    final MappedText text;
    private final String chars;
    private final List<Span> comments;
    private int at;
    private int lineEnd = -1;
    private int resumeAt;
    private int depth;
    private Optional<SyntaxProblem> problem = Optional.empty();

    Cursor(MappedText text, int depth, List<Span> comments) {
        this.text = text;
        this.chars = text.text();
        this.depth = depth;
        this.comments = comments;
    }

    boolean atEnd() {
        return at >= chars.length();
    }

    int at() {
        return at;
    }

    void move(int to) {
        at = Math.min(to, chars.length());
    }

    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return at + ahead < chars.length() ? chars.charAt(at + ahead) : 0;
    }

    boolean looking(String word) {
        return chars.startsWith(word, at);
    }

    boolean take(String word) {
        if (looking(word)) {
            at += word.length();
            return true;
        }
        return false;
    }

    Optional<SyntaxProblem> problem() {
        return problem;
    }

    int depth() {
        return depth;
    }

    void fail(String message) {
        if (problem.isEmpty()) {
            int origin = text.origin(Math.min(at, Math.max(0, chars.length() - 1)));
            problem = Optional.of(new SyntaxProblem(new Span(origin, origin), message));
        }
        at = chars.length();
    }

    void fail(SyntaxProblem inner) {
        problem = problem.isEmpty() ? Optional.of(inner) : problem;
        at = chars.length();
    }

    /** One level deeper; fails beyond the bound. */
    boolean enter() {
        if (depth >= DEPTH_MAX) {
            fail("commands are nested more than " + DEPTH_MAX + " deep");
            return false;
        }
        depth++;
        return true;
    }

    void leave() {
        depth--;
    }

    static boolean isMeta(char c) {
        return META.indexOf(c) >= 0;
    }

    /** Goes past blanks, continued lines and comments, not past a line's end. */
    void skipBlanks() {
        while (at < chars.length()) {
            char c = chars.charAt(at);
            if (c == ' ' || c == '\t' || c == '\r') {
                at++;
            } else if (c == '\\' && peek(1) == '\n') {
                at += 2;
            } else if (c == '#') {
                int end = chars.indexOf('\n', at);
                end = end < 0 ? chars.length() : end;
                comments.add(text.origin(at, end));
                at = end;
            } else {
                return;
            }
        }
    }

    /** Goes past blanks, comments and lines' ends, and past the heredocs that begin after them. */
    void skipLines() {
        skipBlanks();
        while (peek() == '\n') {
            newline();
            skipBlanks();
        }
    }

    /** Goes past what may stand between commands. */
    void skipSeparators() {
        skipLines();
        while (peek() == ';' && peek(1) != ';' && peek(1) != '&') {
            at++;
            skipLines();
        }
    }

    void newline() {
        at = at == lineEnd ? resumeAt : at + 1;
    }

    /** Where the text of a heredoc begins that is announced here: after this line, or after one that this line announced before. */
    int heredocStart() {
        if (lineEnd < at) {
            int end = chars.indexOf('\n', at);
            lineEnd = end < 0 ? chars.length() : end;
            resumeAt = Math.min(lineEnd + 1, chars.length());
        }
        return resumeAt;
    }

    /** Where it ended: reading goes on there after this line. */
    void heredocEnd(int end) {
        resumeAt = end;
    }

    /** The end of the run of characters from here that are no metacharacters. */
    private int plainEnd() {
        int end = at;
        while (end < chars.length() && !isMeta(chars.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Whether this word, and not just its beginning, is here. */
    boolean lookingAtWord(String word) {
        return looking(word) && (at + word.length() >= chars.length() || isMeta(chars.charAt(at + word.length())));
    }

    boolean takeWord(String word) {
        if (lookingAtWord(word)) {
            at += word.length();
            return true;
        }
        return false;
    }

    void expectWord(String word) {
        skipSeparators();
        if (!takeWord(word)) {
            fail("\"" + word + "\" is missing");
        }
    }

    /** Whether a word that ends a compound command is here. */
    boolean lookingAtClosing() {
        char c = peek();
        if (c != 't' && c != 'e' && c != 'f' && c != 'd' && c != '}') {
            return false;
        }
        int end = plainEnd();
        return end - at <= 4 && CLOSING.contains(chars.substring(at, end));
    }

    Span origin(int start) {
        return text.origin(start, Math.max(start, Math.min(at, chars.length())));
    }
}
