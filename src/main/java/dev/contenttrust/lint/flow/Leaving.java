package dev.contenttrust.lint.flow;

import dev.contenttrust.lint.shell.Command;
import dev.contenttrust.lint.shell.Command.Group;
import dev.contenttrust.lint.shell.Command.Simple;
import dev.contenttrust.lint.shell.Sequence;
import dev.contenttrust.lint.shell.Sequence.Joint;
import dev.contenttrust.lint.source.MappedText;
import java.util.List;
import java.util.Map;

/** Whether commands end the script in any case, with a failure. */
final class Leaving {
    /** A function that calls another that ends the script. */
    private static final int CALLS_MAX = 4;

    private Leaving() {}

    static boolean leaves(Sequence body, Map<String, Command> functions) {
        return leaves(body, functions, 0);
    }

    static boolean leaves(Command command, Map<String, Command> functions) {
        return leaves(command, functions, 0);
    }

    private static boolean leaves(Sequence body, Map<String, Command> functions, int calls) {
        for (int i = 0; i < body.steps().size(); i++) {
            boolean always = body.steps().get(i).joint() != Joint.OR
                    && (i + 1 == body.steps().size() || body.steps().get(i + 1).joint() != Joint.OR);
            if (always && leaves(body.steps().get(i).command(), functions, calls)) {
                return true;
            }
        }
        return false;
    }

    private static boolean leaves(Command command, Map<String, Command> functions, int calls) {
        if (calls > CALLS_MAX) {
            return false;
        }
        if (command instanceof Group group) {
            return leaves(group.body(), functions, calls);
        }
        if (!(command instanceof Simple simple) || simple.words().isEmpty()) {
            return false;
        }
        String program = simple.words().get(0).literal().map(MappedText::text).orElse("");
        if (List.of("exit", "return").contains(program)) {
            return simple.words().size() == 1
                    || !simple.words()
                            .get(1)
                            .literal()
                            .map(MappedText::text)
                            .orElse("1")
                            .equals("0");
        }
        Command function = functions.get(program);
        return program.equals("false") || (function != null && leaves(function, functions, calls + 1));
    }
}
