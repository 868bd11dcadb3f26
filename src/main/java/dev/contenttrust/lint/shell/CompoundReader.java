package dev.contenttrust.lint.shell;

import dev.contenttrust.lint.shell.Command.Arithmetic;
import dev.contenttrust.lint.shell.Command.Arm;
import dev.contenttrust.lint.shell.Command.Branch;
import dev.contenttrust.lint.shell.Command.Case;
import dev.contenttrust.lint.shell.Command.For;
import dev.contenttrust.lint.shell.Command.Function;
import dev.contenttrust.lint.shell.Command.Group;
import dev.contenttrust.lint.shell.Command.If;
import dev.contenttrust.lint.shell.Command.Loop;
import dev.contenttrust.lint.shell.Command.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads commands that are made of others. */
final class CompoundReader {
    private final Cursor cursor;
    private final CommandReader commands;

    CompoundReader(Cursor cursor) {
        this.cursor = cursor;
        this.commands = new CommandReader(cursor);
    }

    /** The one that is here, if one is. */
    Optional<Command> read() {
        char c = cursor.peek();
        if ("({iwufcs[".indexOf(c) < 0 || c == 0) {
            return Optional.empty();
        }
        if (!cursor.enter()) {
            return Optional.empty();
        }
        Optional<Command> command = c == '(' ? Optional.of(parenthesis()) : word();
        cursor.leave();
        return command;
    }

    private Command parenthesis() {
        int start = cursor.at();
        if (new WordReader(cursor).arithmeticCommand()) {
            return new Arithmetic(cursor.origin(start));
        }
        cursor.take("(");
        Sequence body = commands.sequence();
        if (!cursor.take(")")) {
            cursor.fail("a parenthesis is not closed");
        }
        return new Group(body, true, redirects(), cursor.origin(start));
    }

    private Optional<Command> word() {
        int start = cursor.at();
        if (cursor.takeWord("{")) {
            Sequence body = commands.sequence();
            cursor.expectWord("}");
            return Optional.of(new Group(body, false, redirects(), cursor.origin(start)));
        }
        if (cursor.takeWord("if")) {
            return Optional.of(condition(start));
        }
        if (cursor.takeWord("while") || cursor.takeWord("until")) {
            Sequence condition = commands.sequence();
            Sequence body = body();
            return Optional.of(new Loop(condition, body, redirects(), cursor.origin(start)));
        }
        if (cursor.takeWord("for") || cursor.takeWord("select")) {
            return Optional.of(loop(start));
        }
        if (cursor.takeWord("case")) {
            return Optional.of(cases(start));
        }
        if (cursor.takeWord("function")) {
            return Optional.of(function(start));
        }
        return cursor.lookingAtWord("[[") ? Optional.of(test(start)) : Optional.empty();
    }

    private Sequence body() {
        cursor.expectWord("do");
        Sequence body = commands.sequence();
        cursor.expectWord("done");
        return body;
    }

    private Command condition(int start) {
        List<Branch> branches = new ArrayList<>();
        Optional<Sequence> otherwise = Optional.empty();
        do {
            Sequence condition = commands.sequence();
            cursor.expectWord("then");
            branches.add(new Branch(condition, commands.sequence()));
            cursor.skipSeparators();
        } while (cursor.takeWord("elif"));
        if (cursor.takeWord("else")) {
            otherwise = Optional.of(commands.sequence());
        }
        cursor.expectWord("fi");
        return new If(List.copyOf(branches), otherwise, redirects(), cursor.origin(start));
    }

    private Command loop(int start) {
        cursor.skipBlanks();
        if (new WordReader(cursor).arithmeticCommand()) {
            Sequence body = body();
            return new For("", Optional.of(List.of()), body, redirects(), cursor.origin(start));
        }
        String name = ParameterReader.name(cursor);
        if (name.isEmpty()) {
            cursor.fail("the name of a loop's variable is missing");
        }
        cursor.skipLines();
        Optional<List<Word>> words = Optional.empty();
        if (cursor.takeWord("in")) {
            words = Optional.of(words());
        }
        Sequence body = body();
        return new For(name, words, body, redirects(), cursor.origin(start));
    }

    /** Words up to the end of a command. */
    private List<Word> words() {
        List<Word> words = new ArrayList<>();
        WordReader reader = new WordReader(cursor);
        cursor.skipBlanks();
        while (!cursor.atEnd() && (!Cursor.isMeta(cursor.peek()) || reader.lookingAtProcessFile())) {
            words.add(reader.lookingAtProcessFile() ? reader.processFile() : reader.word());
            cursor.skipBlanks();
        }
        return List.copyOf(words);
    }

    private Command cases(int start) {
        cursor.skipBlanks();
        WordReader reader = new WordReader(cursor);
        Word subject = reader.lookingAtProcessFile() ? reader.processFile() : reader.word();
        cursor.skipLines();
        if (!cursor.takeWord("in")) {
            cursor.fail("\"in\" is missing");
        }
        List<Arm> arms = new ArrayList<>();
        cursor.skipLines();
        while (!cursor.atEnd() && !cursor.takeWord("esac")) {
            arms.add(arm());
            cursor.skipLines();
        }
        if (cursor.atEnd() && !cursor.text.text().endsWith("esac")) {
            cursor.fail("\"esac\" is missing");
        }
        return new Case(subject, List.copyOf(arms), redirects(), cursor.origin(start));
    }

    private Arm arm() {
        List<Word> patterns = new ArrayList<>();
        cursor.take("(");
        do {
            cursor.skipBlanks();
            patterns.add(new WordReader(cursor).word());
            cursor.skipBlanks();
        } while (cursor.take("|"));
        if (!cursor.take(")")) {
            cursor.fail("the parenthesis after a pattern is missing");
        }
        Sequence body = commands.sequence();
        if (!cursor.take(";;&") && !cursor.take(";;") && !cursor.take(";&") && !cursor.lookingAtWord("esac")) {
            cursor.fail("\"esac\" is missing");
        }
        return new Arm(List.copyOf(patterns), body);
    }

    private Command function(int start) {
        cursor.skipBlanks();
        Word name = new WordReader(cursor).word();
        cursor.skipBlanks();
        if (cursor.take("(")) {
            cursor.skipBlanks();
            cursor.take(")");
        }
        cursor.skipLines();
        Command body = commands.single();
        return new Function(name.literal().map(Object::toString).orElse(""), body, cursor.origin(start));
    }

    private Command test(int start) {
        cursor.takeWord("[[");
        List<Word> words = new ArrayList<>();
        WordReader reader = new WordReader(cursor);
        cursor.skipLines();
        while (!cursor.atEnd() && !cursor.takeWord("]]")) {
            if (Cursor.isMeta(cursor.peek()) && !reader.lookingAtProcessFile()) {
                cursor.move(cursor.at() + 1);
            } else {
                words.add(reader.lookingAtProcessFile() ? reader.processFile() : reader.word());
            }
            cursor.skipLines();
        }
        return new Test(List.copyOf(words), cursor.origin(start));
    }

    private List<Redirect> redirects() {
        return new SimpleReader(cursor).redirects();
    }
}
