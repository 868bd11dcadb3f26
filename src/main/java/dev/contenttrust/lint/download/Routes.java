package dev.contenttrust.lint.download;

import dev.contenttrust.lint.flow.Act;
import java.util.List;
import java.util.Set;

/** Where a build goes on when a verification fails. */
final class Routes {
    /** Alternatives after alternatives. */
    private static final int HOPS_MAX = 8;

    private static final Set<String> SHRUGS = Set.of("true", ":", "echo", "printf", "");

    private final List<Act> acts;

    Routes(List<Act> acts) {
        this.acts = acts;
    }

    /** The act that the build goes on with when the verification fails; {@link Act#ENDS} if it ends. */
    int after(Check check) {
        Act act = check.act();
        if (denies(act)) {
            return Act.ENDS;
        }
        int target = act.onFailure();
        for (int hop = 0; hop < HOPS_MAX && target < acts.size(); hop++) {
            Act next = acts.get(target);
            if (!next.run().span().equals(act.run().span()) || !isAlternative(act, next)) {
                break;
            }
            target = SHRUGS.contains(next.program()) ? target + 1 : next.onFailure();
            if (SHRUGS.contains(next.program())) {
                break;
            }
        }
        boolean piped = act.output() != Act.NO_STREAM && target == act.number() + 1;
        return piped ? decidedBy(act) : target;
    }

    /** {@code if [ "$is" != "$should" ]; then exit 1; fi}: what fails there is the question, not the download. */
    private static boolean denies(Act act) {
        return act.has("!=", "-ne") || (act.is("diff", "cmp") && act.failure() == Act.Failure.SKIPS);
    }

    /** An act that is only run because the one before it failed. */
    private static boolean isAlternative(Act act, Act next) {
        return next.choices().size() > act.choices().size() && act.isRunWith(next);
    }

    /** What reads a verification's output may decide in its place: {@code | grep OK}. */
    private int decidedBy(Act act) {
        for (int i = act.number() + 1; i < Math.min(acts.size(), act.number() + HOPS_MAX); i++) {
            Act reader = acts.get(i);
            int stream = act.output();
            boolean reads = reader.input() == stream
                    || reader.words().stream().anyMatch(word -> word.streams().contains(stream));
            if (reads && reader.is("grep", "egrep", "fgrep", "[", "test", "")) {
                return reader.onFailure();
            }
        }
        return act.number() + 1;
    }
}
