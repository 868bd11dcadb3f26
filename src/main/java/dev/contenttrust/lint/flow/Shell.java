package dev.contenttrust.lint.flow;

import dev.contenttrust.lint.shell.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The state of one shell. */
final class Shell {
    Scope scope;
    Term directory;
    boolean exitsOnError;
    boolean failsInPipes;
    int input = Act.NO_STREAM;
    int output = Act.NO_STREAM;
    List<Redirection> around = List.of();
    List<Choice> choices = List.of();

    /** Of the script or function; empty where they cannot be known. */
    Optional<List<Term>> arguments = Optional.empty();

    Map<String, Command> functions = new HashMap<>();

    /** Where the build goes on when this shell ends with a failure. */
    Label exit = Label.END;

    /** The same for the function that is being run. */
    Label leave = Label.END;

    Shell(Scope scope, Term directory) {
        this.scope = scope;
        this.directory = directory;
    }

    /** A shell of its own that begins as this one is; its variables are lost in the end. */
    Shell inner() {
        Shell inner = new Shell(scope.inner(), directory);
        inner.exitsOnError = exitsOnError;
        inner.failsInPipes = failsInPipes;
        inner.input = input;
        inner.output = output;
        inner.around = around;
        inner.choices = choices;
        inner.arguments = arguments;
        inner.functions = functions;
        inner.exit = exit;
        inner.leave = leave;
        return inner;
    }

    /** Obeys an option such as {@code -euxo pipefail}; whether the next word is its value. */
    boolean option(String word) {
        boolean on = word.startsWith("-");
        if (word.indexOf('e') > 0) {
            exitsOnError = on;
        }
        return word.indexOf('o') > 0;
    }

    void longOption(String name, boolean on) {
        if (name.equals("pipefail")) {
            failsInPipes = on;
        } else if (name.equals("errexit")) {
            exitsOnError = on;
        }
    }

    /** With redirections around all that follows. */
    List<Redirection> with(List<Redirection> more) {
        if (more.isEmpty()) {
            return around;
        }
        List<Redirection> all = new ArrayList<>(more);
        all.addAll(around);
        return all;
    }

    /** Forgets what gives standard input: it comes from elsewhere, or was read already. */
    void withoutInput() {
        around = around.stream().filter(redirect -> !redirect.givesInput()).toList();
    }

    void choose(int number, int arm) {
        List<Choice> all = new ArrayList<>(choices);
        all.add(new Choice(number, arm));
        choices = List.copyOf(all);
    }
}
