package dev.contenttrust.lint.flow;

import dev.contenttrust.lint.shell.Command;
import dev.contenttrust.lint.shell.Command.Arm;
import dev.contenttrust.lint.shell.Command.Branch;
import dev.contenttrust.lint.shell.Command.Case;
import dev.contenttrust.lint.shell.Command.For;
import dev.contenttrust.lint.shell.Command.Function;
import dev.contenttrust.lint.shell.Command.Group;
import dev.contenttrust.lint.shell.Command.If;
import dev.contenttrust.lint.shell.Command.Loop;
import dev.contenttrust.lint.shell.Command.Pipeline;
import dev.contenttrust.lint.shell.Command.Simple;
import dev.contenttrust.lint.shell.Command.Test;
import dev.contenttrust.lint.shell.Redirect;
import dev.contenttrust.lint.shell.Sequence;
import dev.contenttrust.lint.shell.Word.ProcessFile;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import dev.contenttrust.lint.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows the commands of one RUN in the order in which they are run. Loops are followed once. */
final class Evaluator {
    /** People nest a handful; each level takes some frames of the stack. */
    private static final int DEPTH_MAX = 220;

    private static final String UNKNOWN = String.valueOf(MappedText.UNKNOWN);

    final Acts acts;
    final Acts.Place place;
    final Expander expander = new Expander(this);
    private final Chains chains = new Chains(this);
    private final Simples simples = new Simples(this);
    private int depth;

    Evaluator(Acts acts, Acts.Place place) {
        this.acts = acts;
        this.place = place;
    }

    /** A program with its words, without a shell before it. */
    void program(List<Term> words, Shell shell, Span span) {
        simples.program(words, shell, span);
    }

    /** Commands one after the other. */
    void sequence(Sequence sequence, Shell shell, Label onFailure) {
        chains.follow(sequence, shell, onFailure, false);
    }

    /** The same where their failure is a question's answer. */
    void condition(Sequence sequence, Shell shell, Label onFailure) {
        chains.follow(sequence, shell, onFailure, true);
    }

    void command(Command command, Shell shell, Label onFailure) {
        if (depth >= DEPTH_MAX || acts.isFull()) {
            acts.leaveOut();
            return;
        }
        depth++;
        acts.step();
        if (command instanceof Simple simple) {
            simples.follow(simple, shell, onFailure);
        } else if (command instanceof Pipeline pipeline) {
            pipeline(pipeline, shell, onFailure);
        } else if (command instanceof Group group) {
            Shell inner = group.subshell() ? shell.inner() : shell;
            inner.exit = group.subshell() ? onFailure : inner.exit;
            around(group.redirects(), inner, () -> sequence(group.body(), inner, onFailure));
        } else if (command instanceof If choice) {
            around(choice.redirects(), shell, () -> branches(choice, shell, onFailure));
        } else if (command instanceof Loop loop) {
            around(loop.redirects(), shell, () -> {
                condition(loop.condition(), shell, Label.END);
                sequence(loop.body(), shell, onFailure);
            });
        } else if (command instanceof For loop) {
            around(loop.redirects(), shell, () -> loop(loop, shell, onFailure));
        } else if (command instanceof Case choice) {
            around(choice.redirects(), shell, () -> arms(choice, shell, onFailure));
        } else if (command instanceof Function function) {
            shell.functions.put(function.name(), function.body());
        } else if (command instanceof Test test) {
            test(test, shell, onFailure);
        }
        depth--;
    }

    private void test(Test test, Shell shell, Label onFailure) {
        List<Term> words = new ArrayList<>();
        words.add(Term.of(MappedText.empty(), test.span()));
        test.words().forEach(word -> words.add(expander.text(word, shell)));
        acts.add(place, List.of(), words, shell.around, shell, onFailure, test.span());
    }

    /** With the redirections of a compound command, which hold for all that it is made of. */
    private void around(List<Redirect> redirects, Shell shell, Runnable body) {
        if (redirects.isEmpty()) {
            body.run();
            return;
        }
        List<Redirection> before = shell.around;
        int input = shell.input;
        List<Redirection> own = redirections(redirects, shell);
        shell.around = shell.with(own);
        shell.input = fed(own, shell.input);
        body.run();
        shell.around = before;
        shell.input = input;
    }

    List<Redirection> redirections(List<Redirect> redirects, Shell shell) {
        List<Redirection> all = new ArrayList<>();
        for (Redirect redirect : redirects) {
            all.add(new Redirection(
                    redirect.descriptor(),
                    redirect.operator(),
                    expander.text(redirect.target(), shell),
                    redirect.text().map(text -> expander.text(text, shell))));
        }
        return all;
    }

    /** The stream that is read in the end: {@code < <( … )} takes the place of a pipe. */
    static int fed(List<Redirection> redirects, int input) {
        for (Redirection redirect : redirects) {
            if (redirect.givesInput()) {
                Set<Integer> streams = redirect.text().orElse(redirect.target()).streams();
                return streams.stream().findFirst().orElse(Act.NO_STREAM);
            }
        }
        return input;
    }

    private void pipeline(Pipeline pipeline, Shell shell, Label onFailure) {
        int input = shell.input;
        int last = pipeline.commands().size() - 1;
        Label end = pipeline.negated() ? Label.NEXT : onFailure;
        for (int i = 0; i <= last; i++) {
            Shell inner = last == 0 ? shell : shell.inner();
            int before = inner.input;
            inner.input = input;
            if (i < last) {
                inner.output = acts.newStream();
                inner.around = i > 0
                        ? List.of()
                        : shell.around.stream().filter(Redirection::givesInput).toList();
            } else if (i > 0) {
                inner.withoutInput();
            }
            input = inner.output;
            Label failed = i == last || shell.failsInPipes ? end : Label.NEXT;
            inner.exit = last == 0 ? inner.exit : failed;
            command(pipeline.commands().get(i), inner, failed);
            inner.input = last == 0 ? before : inner.input;
        }
    }

    private void branches(If choice, Shell shell, Label onFailure) {
        int number = acts.newChoice();
        List<Scope> scopes = new ArrayList<>();
        Scope outer = shell.scope;
        List<Choice> before = shell.choices;
        Label after = Label.ahead();
        for (int i = 0; i < choice.branches().size(); i++) {
            Branch branch = choice.branches().get(i);
            boolean last = i == choice.branches().size() - 1;
            Optional<Sequence> instead = last ? choice.otherwise() : Optional.empty();
            Label otherwise = last && choice.otherwise().isEmpty()
                    ? after
                    : instead.filter(body -> Leaving.leaves(body, shell.functions))
                                    .isPresent()
                            ? shell.exit
                            : Label.ahead();
            int asked = acts.next();
            question(branch, shell, otherwise);
            if (!acts.only(asked).map(Questions::isTrue).orElse(false)) {
                shell.choose(number, i);
            }
            shell.scope = outer.inner();
            sequence(branch.body(), shell, onFailure);
            if (!Leaving.leaves(branch.body(), shell.functions)) {
                scopes.add(shell.scope);
            }
            shell.scope = outer;
            shell.choices = before;
            if (otherwise != shell.exit && otherwise != after) {
                otherwise.place(acts.next());
            }
        }
        shell.choose(number, choice.branches().size());
        shell.scope = outer.inner();
        choice.otherwise().ifPresent(body -> sequence(body, shell, onFailure));
        if (!choice.otherwise()
                .map(body -> Leaving.leaves(body, shell.functions))
                .orElse(false)) {
            scopes.add(shell.scope);
        }
        shell.scope = outer;
        shell.choices = before;
        outer.merge(scopes);
        after.place(acts.next());
    }

    /** A condition. Where it begins with {@code !}, its failure leads into the branch. */
    private void question(Branch branch, Shell shell, Label otherwise) {
        if (branch.condition().steps().size() == 1
                && branch.condition().steps().get(0).command() instanceof Pipeline pipeline
                && pipeline.negated()) {
            boolean leaves = Leaving.leaves(branch.body(), shell.functions);
            Label into = leaves ? shell.exit : Label.ahead();
            pipeline(new Pipeline(pipeline.commands(), false, pipeline.span()), shell, into);
            if (!leaves) {
                into.place(acts.next());
            }
        } else {
            condition(branch.condition(), shell, otherwise);
        }
    }

    private void loop(For loop, Shell shell, Label onFailure) {
        Optional<List<Term>> words =
                loop.words().isPresent() ? loop.words().map(all -> expander.fields(all, shell)) : shell.arguments;
        Term variable = words.flatMap(
                        all -> all.stream().reduce((one, other) -> one.equals(other) ? one : one.or(other)))
                .orElseGet(() -> Term.unknown(UNKNOWN, loop.span()));
        shell.scope.set(loop.name(), variable.named(loop.name()));
        sequence(loop.body(), shell, onFailure);
    }

    private void arms(Case choice, Shell shell, Label onFailure) {
        expander.text(choice.subject(), shell);
        int number = acts.newChoice();
        List<Scope> scopes = new ArrayList<>();
        Scope outer = shell.scope;
        List<Choice> before = shell.choices;
        boolean any = false;
        for (int i = 0; i < choice.arms().size(); i++) {
            Arm arm = choice.arms().get(i);
            any |= arm.patterns().stream()
                    .anyMatch(word -> word.literal()
                            .filter(text -> text.text().equals("*"))
                            .isPresent());
            shell.choose(number, i);
            shell.scope = outer.inner();
            sequence(arm.body(), shell, onFailure);
            if (!Leaving.leaves(arm.body(), shell.functions)) {
                scopes.add(shell.scope);
            }
            shell.scope = outer;
            shell.choices = before;
        }
        if (!any) {
            scopes.add(outer.inner());
        }
        outer.merge(scopes);
    }

    /** What {@code $( … )} stands for. */
    Term output(Sequence body, Shell shell, Span span) {
        int before = acts.next();
        int stream = acts.newStream();
        Shell inner = shell.inner();
        inner.around = List.of();
        inner.output = stream;
        inner.exit = Label.NEXT;
        sequence(body, inner, Label.NEXT);
        return acts.only(before)
                .flatMap(act -> Outputs.of(act, span))
                .orElseGet(() -> new Term(Value.unknown(span.start()), UNKNOWN, Set.of(stream), span));
    }

    Term processFile(ProcessFile file, Shell shell, Span span) {
        int stream = acts.newStream();
        Shell inner = shell.inner();
        inner.around = List.of();
        inner.output = file.input() ? stream : shell.output;
        inner.input = file.input() ? shell.input : stream;
        inner.exit = Label.NEXT;
        sequence(file.body(), inner, Label.NEXT);
        return new Term(Value.unknown(span.start()), UNKNOWN, Set.of(stream), span);
    }
}
