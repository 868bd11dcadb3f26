package dev.contenttrust.lint.flow;

import dev.contenttrust.lint.shell.Command.Arm;
import dev.contenttrust.lint.shell.Command.Branch;
import dev.contenttrust.lint.shell.Command.Case;
import dev.contenttrust.lint.shell.Command.For;
import dev.contenttrust.lint.shell.Command.If;
import dev.contenttrust.lint.shell.Command.Pipeline;
import dev.contenttrust.lint.shell.Sequence;
import dev.contenttrust.lint.source.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows what may be run in one way or another. */
final class Branches {
    private static final String UNKNOWN = String.valueOf(MappedText.UNKNOWN);

    private final Evaluator evaluator;

    Branches(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** A choice by conditions: all branches, and the variables that any of them leaves. */
    void follow(If choice, Shell shell, Label onFailure) {
        int number = evaluator.acts.newChoice();
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
            int asked = evaluator.acts.next();
            question(branch, shell, otherwise);
            if (!evaluator.acts.only(asked).map(Questions::isTrue).orElse(false)) {
                shell.choose(number, i);
            }
            shell.scope = outer.inner();
            evaluator.sequence(branch.body(), shell, onFailure);
            if (!Leaving.leaves(branch.body(), shell.functions)) {
                scopes.add(shell.scope);
            }
            shell.scope = outer;
            shell.choices = before;
            if (otherwise != shell.exit && otherwise != after) {
                otherwise.place(evaluator.acts.next());
            }
        }
        shell.choose(number, choice.branches().size());
        shell.scope = outer.inner();
        choice.otherwise().ifPresent(body -> evaluator.sequence(body, shell, onFailure));
        if (!choice.otherwise()
                .map(body -> Leaving.leaves(body, shell.functions))
                .orElse(false)) {
            scopes.add(shell.scope);
        }
        shell.scope = outer;
        shell.choices = before;
        outer.merge(scopes);
        after.place(evaluator.acts.next());
    }

    /** A condition. Where it begins with {@code !}, its failure leads into the branch. */
    private void question(Branch branch, Shell shell, Label otherwise) {
        if (branch.condition().steps().size() == 1
                && branch.condition().steps().get(0).command() instanceof Pipeline pipeline
                && pipeline.negated()) {
            boolean leaves = Leaving.leaves(branch.body(), shell.functions);
            Label into = leaves ? shell.exit : Label.ahead();
            evaluator.pipeline(new Pipeline(pipeline.commands(), false, pipeline.span()), shell, into);
            if (!leaves) {
                into.place(evaluator.acts.next());
            }
        } else {
            evaluator.condition(branch.condition(), shell, otherwise);
        }
    }

    /** A loop over words: once, with a variable that is any of them. */
    void follow(For loop, Shell shell, Label onFailure) {
        Optional<List<Term>> words = loop.words().isPresent()
                ? loop.words().map(all -> evaluator.expander.fields(all, shell))
                : shell.arguments;
        Term variable = words.flatMap(
                        all -> all.stream().reduce((one, other) -> one.equals(other) ? one : one.or(other)))
                .orElseGet(() -> Term.unknown(UNKNOWN, loop.span()));
        shell.scope.set(loop.name(), variable.named(loop.name()));
        evaluator.sequence(loop.body(), shell, onFailure);
    }

    /** A choice by patterns: all arms. */
    void follow(Case choice, Shell shell, Label onFailure) {
        evaluator.expander.text(choice.subject(), shell);
        int number = evaluator.acts.newChoice();
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
            evaluator.sequence(arm.body(), shell, onFailure);
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
}
