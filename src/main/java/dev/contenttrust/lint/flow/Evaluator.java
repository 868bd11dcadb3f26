package dev.contenttrust.lint.flow;

import dev.contenttrust.lint.shell.Command;
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
    private final Branches branches = new Branches(this);
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
            around(choice.redirects(), shell, () -> branches.follow(choice, shell, onFailure));
        } else if (command instanceof Loop loop) {
            around(loop.redirects(), shell, () -> {
                condition(loop.condition(), shell, Label.END);
                sequence(loop.body(), shell, onFailure);
            });
        } else if (command instanceof For loop) {
            around(loop.redirects(), shell, () -> branches.follow(loop, shell, onFailure));
        } else if (command instanceof Case choice) {
            around(choice.redirects(), shell, () -> branches.follow(choice, shell, onFailure));
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

    void pipeline(Pipeline pipeline, Shell shell, Label onFailure) {
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
