package dev.contenttrust.lint.flow;

import dev.contenttrust.lint.shell.Command;
import dev.contenttrust.lint.shell.Command.Simple;
import dev.contenttrust.lint.shell.Command.Test;
import dev.contenttrust.lint.shell.Sequence;
import dev.contenttrust.lint.shell.Sequence.Joint;
import dev.contenttrust.lint.shell.Sequence.Step;
import dev.contenttrust.lint.source.MappedText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows chains of {@code &&} and {@code ||}, and knows of each command what its failure leads to (POSIX.1-2024, 2.9.3 and 2.14, set -e). */
final class Chains {
    private final Evaluator evaluator;

    Chains(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** @param asked whether this is a condition, in which {@code set -e} does nothing */
    void follow(Sequence sequence, Shell shell, Label onFailure, boolean asked) {
        List<Step> steps = sequence.steps();
        int at = 0;
        while (at < steps.size() && !evaluator.acts.isFull()) {
            int end = at + 1;
            while (end < steps.size()
                    && (steps.get(end).joint() == Joint.AND || steps.get(end).joint() == Joint.OR)) {
                end++;
            }
            Label next = end == steps.size() ? onFailure : Label.ahead();
            chain(steps.subList(at, end), shell, next, asked);
            if (end < steps.size()) {
                next.place(evaluator.acts.next());
            }
            at = end;
        }
    }

    private void chain(List<Step> steps, Shell shell, Label next, boolean asked) {
        List<Choice> before = shell.choices;
        Map<Integer, Label> alternatives = new HashMap<>();
        int[] orAfter = new int[steps.size()];
        int or = -1;
        for (int i = steps.size() - 1; i >= 0; i--) {
            orAfter[i] = or;
            or = steps.get(i).joint() == Joint.OR ? i : or;
        }
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            Optional.ofNullable(alternatives.get(i)).ifPresent(label -> label.place(evaluator.acts.next()));
            Label failed = failed(steps, orAfter[i], alternatives, shell)
                    .orElse(i == steps.size() - 1 && shell.exitsOnError && !asked ? shell.exit : next);
            if (i > 0 && step.joint() == Joint.OR) {
                shell.choices = before;
                shell.choose(evaluator.acts.newChoice(), 0);
            }
            int first = evaluator.acts.next();
            evaluator.command(step.command(), shell, failed);
            boolean certain = evaluator.acts.only(first).map(Questions::isTrue).orElse(false);
            if (isTest(step.command())
                    && !certain
                    && i + 1 < steps.size()
                    && failed != shell.exit
                    && failed != Label.END) {
                shell.choose(evaluator.acts.newChoice(), 0);
            }
        }
        shell.choices = before;
    }

    /** The alternative that a failure leads to, if there is one. */
    private Optional<Label> failed(List<Step> steps, int alternative, Map<Integer, Label> labels, Shell shell) {
        if (alternative < 0) {
            return Optional.empty();
        }
        if (Leaving.leaves(steps.get(alternative).command(), shell.functions)) {
            return Optional.of(returns(steps.get(alternative).command()) ? shell.leave : shell.exit);
        }
        return Optional.of(labels.computeIfAbsent(alternative, number -> Label.ahead()));
    }

    private static boolean returns(Command command) {
        return word(command).equals("return");
    }

    private static boolean isTest(Command command) {
        return command instanceof Test || List.of("[", "test").contains(word(command));
    }

    private static String word(Command command) {
        return command instanceof Simple simple && !simple.words().isEmpty()
                ? simple.words().get(0).literal().map(MappedText::text).orElse("")
                : "";
    }
}
