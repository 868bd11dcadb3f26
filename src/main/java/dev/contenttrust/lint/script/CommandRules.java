package dev.contenttrust.lint.script;

import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.run.RunLine;
import dev.contenttrust.lint.run.RunLineRules;
import dev.contenttrust.lint.run.Said;
import dev.contenttrust.lint.trustuse.TrustUseRules;
import java.util.List;
import java.util.Set;

/** All that is looked for in commands outside of Dockerfiles: containers that are run, and reliance on content trust. */
public final class CommandRules implements CommandCheck {
    private final RunLineRules runs;
    private final TrustUseRules trust;

    public CommandRules(Policy policy, Findings findings) {
        runs = new RunLineRules(policy, findings);
        trust = new TrustUseRules(findings);
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
