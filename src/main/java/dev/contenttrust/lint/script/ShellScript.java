package dev.contenttrust.lint.script;

import dev.contenttrust.lint.finding.FileKind;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import java.util.regex.Pattern;

/** Shell scripts, by the ending of their name, or by their first line where the name has none. */
public final class ShellScript implements FileKind {
    private static final Pattern NAME = Pattern.compile("(?i).*\\.(sh|bash|ksh|zsh|envrc)|[^.]+");
    private static final Pattern OWN_NAME = Pattern.compile("(?i).*\\.(sh|bash|ksh|zsh|envrc)");
    private static final Pattern FIRST_LINE = Pattern.compile("#!\\s*\\S*/(env\\s+(-S\\s+)?)?(ba|da|a|k|z)?sh\\b.*");

    @Override
    public boolean claims(String fileName) {
        return NAME.matcher(fileName).matches();
    }

    @Override
    public boolean isSureOf(String fileName) {
        return OWN_NAME.matcher(fileName).matches();
    }

    @Override
    public void check(SourceText text, Policy policy, Findings findings) {
        if (!OWN_NAME.matcher(text.name()).matches()
                && !FIRST_LINE.matcher(text.lineText(1)).matches()) {
            return;
        }
        Span all = new Span(text.start(), text.text().length());
        CommandRules rules = new CommandRules(policy, findings);
        rules.run(new ShellCheck(rules).with(MappedText.of(text, all)));
    }
}
