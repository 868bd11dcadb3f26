package dev.contenttrust.lint.script;

import dev.contenttrust.lint.finding.FileKind;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Blocks of code in Markdown (CommonMark 0.31, section 4.5) that are shell, or say nothing of what they are. In a block with prompts
 * only what stands after a prompt is taken.
 */
public final class Markdown implements FileKind {
    private static final Pattern NAME = Pattern.compile("(?i).*\\.(md|markdown|mdx)");
    private static final Pattern FENCE =
            Pattern.compile("\\s*(?:[-*+>]\\s+|\\d+\\.\\s+)?(`{3,}|~{3,})\\s*([^\\s`{]*).*");
    private static final Set<String> SHELL =
            Set.of("", "sh", "bash", "shell", "console", "shell-session", "shellsession", "zsh", "terminal", "text");
    private static final Pattern PROMPT = Pattern.compile("\\s*(?:[\\w@:~./-]*[$#%]|>)\\s+(?=\\S)");

    @Override
    public boolean claims(String fileName) {
        return NAME.matcher(fileName).matches();
    }

    @Override
    public void check(SourceText text, Policy policy, Findings findings) {
        CommandRules rules = new CommandRules(policy, findings);
        ShellCheck shell = new ShellCheck(rules);
        int line = 1;
        while (line <= text.lineCount()) {
            Matcher fence = FENCE.matcher(text.lineText(line));
            if (!fence.matches()) {
                line++;
                continue;
            }
            int end = endOf(text, line, fence.group(1));
            if (SHELL.contains(fence.group(2).toLowerCase(Locale.ROOT))) {
                take(text, line + 1, end, shell);
            }
            line = end + 1;
        }
        rules.run(shell);
    }

    /** The line of the closing fence, or after the last. */
    private static int endOf(SourceText text, int opening, String fence) {
        for (int line = opening + 1; line <= text.lineCount(); line++) {
            String stripped = text.lineText(line).strip();
            if (stripped.startsWith(fence) && stripped.chars().allMatch(c -> c == fence.charAt(0))) {
                return line;
            }
        }
        return text.lineCount() + 1;
    }

    private static void take(SourceText text, int from, int to, ShellCheck shell) {
        boolean prompted = false;
        for (int line = from; line < to; line++) {
            prompted |= prompt(text, line) > 0 && !isComment(text, line);
        }
        if (!prompted) {
            MappedText.Builder block = new MappedText.Builder();
            for (int line = from; line < to; line++) {
                Span span = text.lineSpan(line);
                block.append(text.text(), span.start(), span.end());
            }
            shell.with(block.build(text.lineSpan(Math.min(to, text.lineCount())).start()));
            return;
        }
        int line = from;
        while (line < to) {
            int skip = isComment(text, line) ? 0 : prompt(text, line);
            int last = skip > 0 ? lastOf(text, line, to) : line;
            if (skip > 0) {
                shell.with(command(text, line, last, skip));
            }
            line = last + 1;
        }
    }

    /** {@code # docker …} is a command of root's in a block of console, but a comment in a script. */
    private static boolean isComment(SourceText text, int line) {
        String stripped = text.lineText(line).strip();
        return stripped.startsWith("#") && !stripped.matches("#\\s+(sudo\\s+)?(docker|podman|nerdctl|notary)\\s.*");
    }

    private static int prompt(SourceText text, int line) {
        Matcher prompt = PROMPT.matcher(text.lineText(line));
        return prompt.lookingAt() ? prompt.end() : 0;
    }

    private static int lastOf(SourceText text, int first, int to) {
        int line = first;
        while (line + 1 < to && text.lineText(line).endsWith("\\")) {
            line++;
        }
        return line;
    }

    private static MappedText command(SourceText text, int first, int last, int skip) {
        MappedText.Builder command = new MappedText.Builder();
        for (int line = first; line <= last; line++) {
            Span span = text.lineSpan(line);
            int from = line == first ? skip : continuation(text, line);
            command.append(text.text(), Math.min(span.start() + from, span.end()), span.end());
        }
        return command.build(text.lineSpan(last).end());
    }

    /** The second prompt, where there is one. */
    private static int continuation(SourceText text, int line) {
        String stripped = text.lineText(line).stripLeading();
        return stripped.startsWith("> ") ? text.lineText(line).indexOf('>') + 2 : 0;
    }
}
