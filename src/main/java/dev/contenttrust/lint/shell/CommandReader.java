package dev.contenttrust.lint.shell;

import dev.contenttrust.lint.shell.Command.Pipeline;
import dev.contenttrust.lint.shell.Sequence.Joint;
import dev.contenttrust.lint.shell.Sequence.Step;
import java.util.ArrayList;
import java.util.List;

/** Reads lists and pipelines of commands. */
final class CommandReader {
    private final Cursor cursor;

    CommandReader(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Commands up to a word or sign that ends them, which is left. */
    Sequence sequence() {
        List<Step> steps = new ArrayList<>();
        Joint joint = Joint.ALWAYS;
        cursor.skipSeparators();
        while (!ended()) {
            int before = cursor.at();
            steps.add(new Step(joint, pipeline()));
            joint = joint();
            cursor.skipSeparators();
            if (cursor.at() == before) {
                cursor.fail("\"" + cursor.peek() + "\" is not expected here");
            }
        }
        return new Sequence(steps);
    }

    private boolean ended() {
        return cursor.atEnd()
                || cursor.peek() == ')'
                || cursor.looking(";;")
                || cursor.looking(";&")
                || cursor.lookingAtClosing();
    }

    private Joint joint() {
        cursor.skipBlanks();
        if (cursor.take("&&")) {
            return Joint.AND;
        }
        if (cursor.take("||")) {
            return Joint.OR;
        }
        if (cursor.peek() == '&') {
            cursor.take("&");
            return Joint.BACKGROUND;
        }
        return Joint.ALWAYS;
    }

    private Command pipeline() {
        int start = cursor.at();
        boolean negated = false;
        while (cursor.takeWord("!")) {
            negated = !negated;
            cursor.skipBlanks();
        }
        List<Command> commands = new ArrayList<>();
        commands.add(command());
        cursor.skipBlanks();
        while (cursor.peek() == '|' && cursor.peek(1) != '|') {
            cursor.move(cursor.at() + (cursor.peek(1) == '&' ? 2 : 1));
            cursor.skipLines();
            int before = cursor.at();
            commands.add(command());
            if (cursor.at() == before) {
                cursor.fail("nothing follows the pipe");
            }
            cursor.skipBlanks();
        }
        return commands.size() == 1 && !negated
                ? commands.get(0)
                : new Pipeline(List.copyOf(commands), negated, cursor.origin(start));
    }

    private Command command() {
        CompoundReader compounds = new CompoundReader(cursor);
        return compounds.read().orElseGet(() -> new SimpleReader(cursor).read());
    }

    /** A command alone, as the body of a function. */
    Command single() {
        return command();
    }
}
