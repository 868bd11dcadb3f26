package dev.contenttrust.lint.shell;

import dev.contenttrust.lint.shell.Command.Function;
import dev.contenttrust.lint.shell.Command.Simple;
import dev.contenttrust.lint.shell.Word.Literal;
import dev.contenttrust.lint.source.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads commands that are made of words. */
final class SimpleReader {
    /** The longest first, so that none is taken for the beginning of another. */
    private static final List<String> OPERATORS =
            List.of("&>>", "&>", "<<<", "<<-", "<<", "<&", "<>", "<", ">>", ">&", ">|", ">");

    private final Cursor cursor;
    private final WordReader words;

    SimpleReader(Cursor cursor) {
        this.cursor = cursor;
        this.words = new WordReader(cursor);
    }

    Command read() {
        int start = cursor.at();
        int end = start;
        List<Assignment> assignments = new ArrayList<>();
        List<Word> all = new ArrayList<>();
        List<Redirect> redirects = new ArrayList<>();
        while (!cursor.atEnd() && (!endsCommand() || words.lookingAtProcessFile())) {
            if (words.lookingAtProcessFile()) {
                all.add(words.processFile());
            } else if (!redirect(redirects) && !(all.isEmpty() && assignment(assignments))) {
                all.add(words.word());
            }
            end = cursor.at();
            cursor.skipBlanks();
            if (all.size() == 1 && cursor.looking("(") && redirects.isEmpty()) {
                return function(all.get(0), start);
            }
        }
        return new Simple(
                List.copyOf(assignments),
                List.copyOf(all),
                List.copyOf(redirects),
                cursor.text.origin(start, Math.max(start, end)));
    }

    private boolean endsCommand() {
        char c = cursor.peek();
        return c == '\n' || c == ';' || c == '|' || c == '(' || c == ')' || (c == '&' && cursor.peek(1) != '>');
    }

    private Command function(Word name, int start) {
        cursor.take("(");
        cursor.skipBlanks();
        if (!cursor.take(")")) {
            cursor.fail("a parenthesis is not expected here");
        }
        cursor.skipLines();
        if (!cursor.enter()) {
            return new Simple(List.of(), List.of(), List.of(), cursor.origin(start));
        }
        Command body = new CommandReader(cursor).single();
        cursor.leave();
        return new Function(name.literal().map(MappedText::text).orElse(""), body, cursor.origin(start));
    }

    /** All redirections from here. */
    List<Redirect> redirects() {
        List<Redirect> redirects = new ArrayList<>();
        cursor.skipBlanks();
        while (!cursor.atEnd() && redirect(redirects)) {
            cursor.skipBlanks();
        }
        return List.copyOf(redirects);
    }

    private boolean redirect(List<Redirect> redirects) {
        int digits = 0;
        while (Character.isDigit(cursor.peek(digits)) && digits < 4) {
            digits++;
        }
        char c = cursor.peek(digits);
        if (c != '<' && c != '>' && !(digits == 0 && c == '&' && cursor.peek(1) == '>')) {
            return false;
        }
        int start = cursor.at();
        int descriptor = digits == 0 ? -1 : Integer.parseInt(cursor.text.text().substring(start, start + digits));
        cursor.move(start + digits);
        String operator = OPERATORS.stream().filter(cursor::looking).findFirst().orElse("<");
        cursor.take(operator);
        cursor.skipBlanks();
        Word target = words.lookingAtProcessFile() ? words.processFile() : words.word();
        if (target.parts().isEmpty()) {
            cursor.fail("a redirection has no target");
        } else if (operator.equals("<<") || operator.equals("<<-")) {
            redirects.add(heredoc(descriptor, operator, target));
        } else {
            redirects.add(new Redirect(descriptor, operator, target, Optional.empty()));
        }
        return true;
    }

    private Redirect heredoc(int descriptor, String operator, Word target) {
        boolean literal = target.parts().stream().anyMatch(part -> part instanceof Literal text && text.quoted());
        String name = target.literal().map(MappedText::text).orElse("");
        Word text = new HeredocReader(cursor).read(name, operator.equals("<<-"), literal);
        return new Redirect(descriptor, operator, target, Optional.of(text));
    }

    private boolean assignment(List<Assignment> assignments) {
        int start = cursor.at();
        String name = ParameterReader.name(cursor);
        if (cursor.peek() == '[') {
            int close = cursor.text.text().indexOf("]=", cursor.at());
            int blank = cursor.text.text().indexOf(' ', cursor.at());
            cursor.move(close >= 0 && (blank < 0 || close < blank) ? close + 1 : cursor.at());
        }
        boolean appends = cursor.looking("+=");
        if (name.isEmpty() || Character.isDigit(name.charAt(0)) || !(appends || cursor.peek() == '=')) {
            cursor.move(start);
            return false;
        }
        cursor.move(cursor.at() + (appends ? 2 : 1));
        assignments.add(new Assignment(name, appends, cursor.peek() == '(' ? array() : List.of(words.word())));
        return true;
    }

    private List<Word> array() {
        List<Word> values = new ArrayList<>();
        cursor.take("(");
        cursor.skipLines();
        while (!cursor.atEnd() && cursor.peek() != ')') {
            int before = cursor.at();
            values.add(words.word());
            cursor.skipLines();
            if (cursor.at() == before) {
                cursor.fail("\"" + cursor.peek() + "\" is not expected in a list of values");
            }
        }
        if (!cursor.take(")")) {
            cursor.fail("a parenthesis is not closed");
        }
        return values;
    }
}
