package dev.contenttrust.lint.script;

import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.run.RunLine;
import dev.contenttrust.lint.run.RunLineRules;
import dev.contenttrust.lint.run.Said;
import dev.contenttrust.lint.source.Span;
import dev.contenttrust.lint.trustuse.TrustUseRules;
import java.util.List;
import java.util.Set;

/** All that is looked for in commands outside of Dockerfiles: containers that are run, and reliance on content trust. */
public final class CommandRules implements CommandCheck {
    private final Findings findings;
    private final RunLineRules runs;
    private final TrustUseRules trust;

    public CommandRules(Policy policy, Findings findings) {
        this.findings = findings;
        runs = new RunLineRules(policy, findings);
        trust = new TrustUseRules(findings);
    }

    /** Shows all that a check has taken in, and says so where that is not all there is. */
    public void run(ShellCheck shell) {
        shell.run();
        if (!shell.isWhole()) {
            findings.add(
                    Rule.TR001,
                    Level.NOTE,
                    new Span(0, 0),
                    "the commands in it are longer than a script that people write; they were not all checked",
                    "leave the file out");
        }
    }

    @Override
    public void command(List<Said> words, Set<String> built) {
        trust.command(words);
        RunLine.parse(words).ifPresent(line -> runs.judge(line, built));
    }

    @Override
    public void variable(String name, Said value) {
        trust.variable(name, value);
    }
}
