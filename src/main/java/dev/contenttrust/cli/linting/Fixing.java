package dev.contenttrust.cli.linting;

import dev.contenttrust.Printable;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.lint.Result;
import dev.contenttrust.lint.Result.Linted;
import dev.contenttrust.lint.finding.Finding;
import dev.contenttrust.lint.fix.FileRewrite;
import dev.contenttrust.lint.fix.FixException;
import dev.contenttrust.lint.fix.FixPlan;
import dev.contenttrust.lint.fix.UnifiedDiff;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** What is done about findings that can be removed without a question. */
public abstract class Fixing {
    private int fixed;
    private int failures;
    private int conflicts;

    private Fixing() {}

    /**
     * What is to be reported of a file.
     *
     * @param file with the text that is there now
     */
    public record Remaining(Linted file, List<Finding> findings) {
        public Remaining {
            findings = List.copyOf(findings);
        }
    }

    /** Checks a changed file again, as it was checked before. */
    public interface Recheck {
        Result check(Linted before, byte[] bytes);
    }

    /** Nothing is done. */
    public static Fixing none() {
        return new Fixing() {
            @Override
            public Remaining apply(Linted file) {
                return new Remaining(file, file.inOrder());
            }
        };
    }

    /** Changes are printed as one patch. */
    public static Fixing shown(Console console, Recheck recheck) {
        return new Shown(console, recheck);
    }

    /** Changes are written. */
    public static Fixing written(Console console, Recheck recheck) {
        return new Written(console, recheck);
    }

    abstract Remaining apply(Linted file);

    /** How many files could not be fixed though they should have been. */
    public final int failures() {
        return failures;
    }

    /** How many findings the changes remove. */
    public final int fixed() {
        return fixed;
    }

    /** How many findings could not be fixed in this run, because others' changes were in the way. */
    public final int conflicts() {
        return conflicts;
    }

    private abstract static class Planned extends Fixing {
        private final Console console;
        private final Recheck recheck;

        private Planned(Console console, Recheck recheck) {
            this.console = console;
            this.recheck = recheck;
        }

        final Console console() {
            return console;
        }

        @Override
        final Remaining apply(Linted file) {
            List<Finding> findings = file.inOrder();
            FixPlan plan = FixPlan.of(file.source(), findings);
            Remaining asItIs = new Remaining(file, findings);
            super.conflicts += plan.conflicting().size();
            if (plan.isEmpty()) {
                return asItIs;
            }
            try {
                Remaining remaining = carryOut(plan, asItIs, checkedAgain(plan, asItIs));
                super.fixed += plan.fixed().size();
                return remaining;
            } catch (FixException e) {
                super.failures++;
                console.out().flush();
                console.failure(file.name(), e);
                return asItIs;
            }
        }

        private Remaining checkedAgain(FixPlan plan, Remaining before) {
            Result result = recheck.check(before.file(), plan.after().bytes());
            if (!(result instanceof Linted again)) {
                throw new FixException(
                        result.name(), "it could not be checked any more", "Report this as a bug.", null);
            }
            List<Finding> findings = again.inOrder();
            plan.objection(before.findings(), findings).ifPresent(why -> {
                throw new FixException(result.name(), why, "It is as it was. Change it by hand.", null);
            });
            return new Remaining(again, findings);
        }

        abstract Remaining carryOut(FixPlan plan, Remaining before, Remaining after);
    }

    private static final class Shown extends Planned {
        private Shown(Console console, Recheck recheck) {
            super(console, recheck);
        }

        /** A patch is for a program, byte for byte; a terminal is spared what a stranger's file may do to it. */
        @Override
        Remaining carryOut(FixPlan plan, Remaining before, Remaining after) {
            byte[] diff = UnifiedDiff.of(plan);
            if (console().host().terminals().out()) {
                new String(diff, StandardCharsets.UTF_8)
                        .lines()
                        .forEach(line -> console().out().println(escaped(line)));
                return before;
            }
            try {
                console().out().bytes().write(diff);
            } catch (IOException e) {
                throw console().out().failed(e);
            }
            return before;
        }

        private static String escaped(String line) {
            UnaryOperator<String> tabs = text -> text.replace("\t", "    ");
            return Printable.escape(tabs.apply(line));
        }
    }

    private static final class Written extends Planned {
        private Written(Console console, Recheck recheck) {
            super(console, recheck);
        }

        @Override
        Remaining carryOut(FixPlan plan, Remaining before, Remaining after) {
            FileRewrite.write(plan.before(), plan.after());
            plan.fixed()
                    .forEach(finding -> console()
                            .note("fixed " + finding.region().file() + ":"
                                    + finding.region().startLine() + ": " + finding.rule() + ", " + finding.message()));
            return after;
        }
    }
}
