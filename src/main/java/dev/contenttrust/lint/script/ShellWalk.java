package dev.contenttrust.lint.script;

import dev.contenttrust.lint.shell.Assignment;
import dev.contenttrust.lint.shell.Command;
import dev.contenttrust.lint.shell.Redirect;
import dev.contenttrust.lint.shell.Sequence;
import dev.contenttrust.lint.shell.Word;
import java.util.List;
import java.util.function.Consumer;

/** Goes to every simple command of a script: all branches, loops, functions and substitutions. */
final class ShellWalk {
    private final Consumer<Command.Simple> each;

    ShellWalk(Consumer<Command.Simple> each) {
        this.each = each;
    }

    void through(Sequence sequence) {
        sequence.steps().forEach(step -> through(step.command()));
    }

    private void through(Command command) {
        if (command instanceof Command.Simple simple) {
            each.accept(simple);
            simple.assignments().forEach(this::through);
            words(simple.words());
            redirects(simple.redirects());
        } else if (command instanceof Command.Pipeline pipeline) {
            pipeline.commands().forEach(this::through);
        } else if (command instanceof Command.Group group) {
            through(group.body());
            redirects(group.redirects());
        } else if (command instanceof Command.If choice) {
            choice.branches().forEach(branch -> {
                through(branch.condition());
                through(branch.body());
            });
            choice.otherwise().ifPresent(this::through);
        } else if (command instanceof Command.Loop loop) {
            through(loop.condition());
            through(loop.body());
        } else if (command instanceof Command.For loop) {
            words(loop.words().orElse(List.of()));
            through(loop.body());
        } else if (command instanceof Command.Case choice) {
            choice.arms().forEach(arm -> through(arm.body()));
        } else if (command instanceof Command.Function function) {
            through(function.body());
        } else if (command instanceof Command.Test test) {
            words(test.words());
        }
    }

    private void through(Assignment assignment) {
        words(assignment.values());
    }

    private void redirects(List<Redirect> redirects) {
        redirects.forEach(redirect -> words(List.of(redirect.target())));
    }

    private void words(List<Word> words) {
        for (Word word : words) {
            for (Word.Part part : word.parts()) {
                if (part instanceof Word.Substitution substitution) {
                    through(substitution.body());
                } else if (part instanceof Word.ProcessFile file) {
                    through(file.body());
                }
            }
        }
    }
}
