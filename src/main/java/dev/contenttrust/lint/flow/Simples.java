package dev.contenttrust.lint.flow;

import dev.contenttrust.lint.shell.Assignment;
import dev.contenttrust.lint.shell.Command;
import dev.contenttrust.lint.shell.Command.Simple;
import dev.contenttrust.lint.shell.Script;
import dev.contenttrust.lint.shell.ShellParser;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import dev.contenttrust.lint.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows simple commands: variables, what the shell itself does, functions, and shells that are given a text. */
final class Simples {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh");
    private static final Set<String> DECLARING = Set.of("export", "readonly", "local", "declare", "typeset");

    /** Scripts in scripts, and functions that call functions. */
    private static final int CALLS_MAX = 24;

    private static final String UNKNOWN = String.valueOf(MappedText.UNKNOWN);

    private final Evaluator evaluator;
    private final Set<Command> running = Collections.newSetFromMap(new IdentityHashMap<>());
    private int calls;

    Simples(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    void follow(Simple simple, Shell shell, Label onFailure) {
        List<Variable> environment = new ArrayList<>();
        simple.assignments().forEach(assignment -> environment.add(variable(assignment, shell)));
        List<Term> written = evaluator.expander.fields(simple.words(), shell);
        if (written.isEmpty()) {
            environment.forEach(variable ->
                    shell.scope.set(variable.name(), variable.value().named(variable.name())));
        }
        List<Redirection> own = evaluator.redirections(simple.redirects(), shell);
        List<Term> words = Wrappers.unwrap(written, environment);
        List<Redirection> before = shell.around;
        int input = shell.input;
        shell.around = shell.with(own);
        shell.input = Evaluator.fed(own, input);
        Optional<Command> function = words.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(shell.functions.get(words.get(0).text()));
        if (function.isPresent()) {
            call(function.get(), words, shell, onFailure);
        } else {
            run(environment, words, written, shell, onFailure, simple.span());
        }
        shell.around = before;
        shell.input = input;
    }

    /** A program that is started with these words. */
    void program(List<Term> words, Shell shell, Span span) {
        List<Variable> environment = new ArrayList<>();
        run(environment, Wrappers.unwrap(words, environment), words, shell, Label.END, span);
    }

    private Variable variable(Assignment assignment, Shell shell) {
        Optional<Term> value = assignment.values().stream()
                .map(word -> evaluator.expander.text(word, shell))
                .reduce((one, other) -> one.then(space(other.span())).then(other));
        Term written = value.orElseGet(() -> Term.unknown(UNKNOWN, new Span(0, 0)));
        Optional<Term> old = assignment.appends() ? shell.scope.get(assignment.name()) : Optional.empty();
        boolean list = assignment.values().size() > 1;
        return new Variable(
                assignment.name(),
                old.map(term -> list ? term.then(space(term.span())).then(written) : term.then(written))
                        .orElse(written));
    }

    private static Term space(Span span) {
        return Term.of(new MappedText.Builder().append(' ', span.start()).build(span.start()), span);
    }

    private void call(Command body, List<Term> words, Shell shell, Label onFailure) {
        if (calls >= CALLS_MAX || !evaluator.acts.mayCall() || !running.add(body)) {
            evaluator.acts.leaveOut();
            return;
        }
        calls++;
        Optional<List<Term>> arguments = shell.arguments;
        Label leave = shell.leave;
        shell.arguments = Optional.of(List.copyOf(words.subList(1, words.size())));
        shell.leave = onFailure;
        evaluator.command(body, shell, onFailure);
        shell.arguments = arguments;
        shell.leave = leave;
        running.remove(body);
        calls--;
    }

    private void run(
            List<Variable> environment, List<Term> words, List<Term> written, Shell shell, Label onFailure, Span span) {
        List<Term> all = new ArrayList<>(words);
        boolean fed = !written.isEmpty()
                && written.get(0).is("xargs")
                && !words.isEmpty()
                && !words.get(0).is("xargs");
        if (fed) {
            Set<Integer> streams = shell.input == Act.NO_STREAM ? Set.of() : Set.of(shell.input);
            all.add(new Term(Value.unknown(span.start()), UNKNOWN, streams, span));
        }
        evaluator.acts.add(evaluator.place, environment, all, shell.around, shell, onFailure, span);
        if (!words.isEmpty()) {
            obey(words, shell, onFailure);
        }
    }

    private void obey(List<Term> words, Shell shell, Label onFailure) {
        String program = words.get(0).text();
        String name = program.substring(program.lastIndexOf('/') + 1);
        List<Term> arguments = words.subList(1, words.size());
        if (SHELLS.contains(name)) {
            shell(arguments, shell, onFailure);
        } else if (DECLARING.contains(name)) {
            arguments.forEach(argument -> declare(argument, shell));
        } else {
            builtin(name, arguments, shell, onFailure);
        }
    }

    private void builtin(String name, List<Term> arguments, Shell shell, Label onFailure) {
        switch (name) {
            case "cd", "pushd" -> shell.directory = Paths.resolve(shell.directory, target(arguments));
            case "popd" -> shell.directory = Term.unknown(UNKNOWN, shell.directory.span());
            case "set" -> set(arguments, shell);
            case "shift" ->
                shell.arguments = shell.arguments.map(all -> all.subList(Math.min(1, all.size()), all.size()));
            case "read" ->
                arguments.stream()
                        .filter(argument -> !argument.startsWith("-"))
                        .forEach(argument -> shell.scope.set(
                                argument.text(),
                                new Term(
                                        Value.unknown(argument.span().start()),
                                        "${" + argument.text() + "}",
                                        shell.input == Act.NO_STREAM ? Set.of() : Set.of(shell.input),
                                        argument.span())));
            case "eval" ->
                arguments.stream()
                        .reduce((one, other) -> one.then(space(other.span())).then(other))
                        .ifPresent(text -> script(text, shell, onFailure));
            case "su", "runuser" -> switchUser(arguments, shell, onFailure);
            default -> {}
        }
    }

    private static Term target(List<Term> arguments) {
        return arguments.stream()
                .filter(argument -> !argument.startsWith("-"))
                .findFirst()
                .orElseGet(() -> Term.unknown(UNKNOWN, new Span(0, 0)));
    }

    private static void declare(Term argument, Shell shell) {
        int equals = argument.text().indexOf('=');
        if (equals > 0) {
            String name = argument.text().substring(0, equals);
            shell.scope.set(name, argument.from(equals + 1).named(name));
        }
    }

    private static void set(List<Term> arguments, Shell shell) {
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i).text();
            if (word.equals("--") || !(word.startsWith("-") || word.startsWith("+"))) {
                shell.arguments =
                        Optional.of(List.copyOf(arguments.subList(word.equals("--") ? i + 1 : i, arguments.size())));
                return;
            }
            if (shell.option(word) && i + 1 < arguments.size()) {
                shell.longOption(arguments.get(++i).text(), word.startsWith("-"));
            }
        }
    }

    private void shell(List<Term> arguments, Shell outer, Label onFailure) {
        Shell shell = outer.inner();
        shell.exitsOnError = false;
        shell.failsInPipes = false;
        shell.exit = onFailure;
        shell.leave = onFailure;
        shell.functions = new HashMap<>();
        boolean text = false;
        int at = 0;
        while (at < arguments.size() && arguments.get(at).text().matches("[-+].+")) {
            String word = arguments.get(at++).text();
            if (word.startsWith("--")) {
                continue;
            }
            text |= word.indexOf('c') > 0;
            if (shell.option(word) && at < arguments.size()) {
                shell.longOption(arguments.get(at++).text(), word.startsWith("-"));
            }
        }
        if (text && at < arguments.size()) {
            List<Term> rest = arguments.subList(Math.min(at + 2, arguments.size()), arguments.size());
            shell.arguments = Optional.of(List.copyOf(rest));
            shell.around = outer.around;
            script(arguments.get(at), shell, onFailure);
        } else if (at == arguments.size()) {
            Optional<Term> given = outer.around.stream()
                    .map(Redirection::inputText)
                    .flatMap(Optional::stream)
                    .findFirst();
            shell.input = Act.NO_STREAM;
            shell.withoutInput();
            given.ifPresent(script -> script(script, shell, onFailure));
        }
    }

    private void switchUser(List<Term> arguments, Shell outer, Label onFailure) {
        for (int i = 0; i + 1 < arguments.size(); i++) {
            String word = arguments.get(i).text();
            if (word.equals("-c") || word.equals("--command") || word.equals("-lc")) {
                Shell shell = outer.inner();
                shell.exitsOnError = false;
                shell.exit = onFailure;
                script(arguments.get(i + 1), shell, onFailure);
                return;
            }
        }
    }

    /** A text that is given to a shell, if it is one. What is unknown of it is a variable's place and no command's. */
    void script(Term text, Shell shell, Label onFailure) {
        if (calls >= CALLS_MAX
                || evaluator.acts.isFull()
                || text.value().texts().size() != 1) {
            return;
        }
        calls++;
        evaluator.acts.spend(text.text().length());
        if (evaluator.acts.canSpend()) {
            Script script = ShellParser.parse(text.value().first(), calls);
            evaluator.sequence(script.body(), shell, onFailure);
        }
        calls--;
    }

    /** Of a shell that a builder starts, such as {@code /bin/bash -eo pipefail -c}. */
    static void options(List<MappedText> words, Shell shell) {
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i).text();
            if (word.startsWith("-") && shell.option(word) && i + 1 < words.size()) {
                shell.longOption(words.get(++i).text(), true);
            }
        }
    }

    static boolean isShell(String path) {
        return SHELLS.contains(path.substring(path.lastIndexOf('/') + 1));
    }
}
