package dev.contenttrust.lint.flow;

import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes down acts as they come; where their failures lead is put in when all are there. */
final class Acts {
    /** A Dockerfile that people wrote has some hundreds, with its loops and functions followed. */
    static final int MAX = 150_000;

    /** What is followed but no act takes time, too. */
    private static final int STEPS_MAX = 2_000_000;

    /** Functions that call functions twice each are called a thousand times after ten of them. */
    private static final int CALLS_MAX = 20_000;

    /** So many characters may be put together again; a variable that is doubled again and again is cut off. */
    private static final long SPENT_MAX = 40_000_000;

    private final List<Draft> drafts = new ArrayList<>();
    private int streams = Act.NO_STREAM;
    private int choices;
    private int steps;
    private int calls;
    private long spent;
    private boolean whole = true;

    private record Draft(Act act, Label onFailure) {}

    /** The number of the next. */
    int next() {
        return drafts.size();
    }

    boolean isFull() {
        boolean full = drafts.size() >= MAX || steps >= STEPS_MAX;
        whole &= !full;
        return full;
    }

    /** A command is followed. */
    void step() {
        steps++;
    }

    /** Whether one more call of a function is followed. */
    boolean mayCall() {
        return ++calls <= CALLS_MAX;
    }

    /** Characters are put together, or read again. */
    void spend(int characters) {
        spent += characters;
    }

    boolean canSpend() {
        whole &= spent <= SPENT_MAX;
        return spent <= SPENT_MAX;
    }

    /** Something was left out. */
    void leaveOut() {
        whole = false;
    }

    boolean isWhole() {
        return whole;
    }

    int newStream() {
        return ++streams;
    }

    int newChoice() {
        return choices++;
    }

    /** The place that a stage's instructions are run in. */
    record Place(int stage, Instruction run) {}

    void add(
            Place place,
            List<Variable> environment,
            List<Term> words,
            List<Redirection> redirects,
            Shell shell,
            Label onFailure,
            Span span) {
        if (isFull()) {
            return;
        }
        Act act = new Act(
                drafts.size(),
                place.stage(),
                place.run(),
                environment,
                words,
                redirects,
                shell.input,
                shell.output,
                Act.ENDS,
                shell.choices,
                shell.directory,
                span);
        drafts.add(new Draft(act, onFailure));
    }

    /** The only one since there were so many, if it is one. */
    Optional<Act> only(int before) {
        return drafts.size() == before + 1 ? Optional.of(drafts.get(before).act()) : Optional.empty();
    }

    List<Act> all() {
        List<Act> all = new ArrayList<>();
        for (Draft draft : drafts) {
            Act act = draft.act();
            int target = draft.onFailure() == Label.NEXT
                    ? act.number() + 1
                    : draft.onFailure().target();
            all.add(new Act(
                    act.number(),
                    act.stage(),
                    act.run(),
                    act.environment(),
                    act.words(),
                    act.redirects(),
                    act.input(),
                    act.output(),
                    target,
                    act.choices(),
                    act.directory(),
                    act.span()));
        }
        return all;
    }
}
