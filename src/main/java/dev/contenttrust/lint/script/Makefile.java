package dev.contenttrust.lint.script;

import dev.contenttrust.lint.finding.FileKind;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.run.Said;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The recipes of makefiles: lines that begin with a tab, each a script of its own (GNU make manual, chapter 5). */
public final class Makefile implements FileKind {
    private static final Pattern NAME = Pattern.compile("(GNUm|M|m)akefile(\\..+)?|.*\\.(mk|mak|make)");
    private static final Pattern SETTING =
            Pattern.compile("(?:export\\s+|override\\s+)*([A-Za-z_][A-Za-z0-9_]*)\\s*(?:[:?]{0,3}=)\\s*(.*)");
    private static final String PREFIXES = "@-+ \t";

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
            int last = lastOf(text, line);
            if (text.lineText(line).startsWith("\t")) {
                shell.with(recipe(text, line, last));
            } else if (last == line) {
                setting(text, line, shell, rules);
            }
            line = last + 1;
        }
        rules.run(shell);
    }

    /** The last of the lines that a backslash joins. */
    private static int lastOf(SourceText text, int first) {
        int line = first;
        while (line < text.lineCount() && text.lineText(line).endsWith("\\")) {
            line++;
        }
        return line;
    }

    private static void setting(SourceText text, int line, ShellCheck shell, CommandRules rules) {
        Matcher setting = SETTING.matcher(text.lineText(line));
        if (!setting.matches()) {
            return;
        }
        String value = setting.group(2).replaceFirst("\\s#.*", "").strip();
        int start = text.lineSpan(line).start();
        Span span = new Span(start, start + text.lineText(line).length());
        boolean known = value.indexOf('$') < 0;
        String folded = known ? value : String.valueOf(MappedText.UNKNOWN);
        rules.variable(setting.group(1), new Said(folded, span));
        if (known) {
            shell.with(setting.group(1), value);
        }
    }

    /** The lines as the shell gets them: {@code $$} is a dollar, {@code $(NAME)} what make puts there. */
    private static MappedText recipe(SourceText text, int first, int last) {
        String all = text.text();
        int at = text.lineSpan(first).start() + 1;
        int end = text.lineSpan(last).end();
        while (at < end && PREFIXES.indexOf(all.charAt(at)) >= 0) {
            at++;
        }
        MappedText.Builder out = new MappedText.Builder();
        while (at < end) {
            char c = all.charAt(at);
            if (c == '$' && at + 1 < end) {
                at = dollar(all, at, end, out);
            } else {
                out.append(all, at, at + 1);
                at++;
            }
        }
        return out.build(end);
    }

    private static int dollar(String all, int at, int end, MappedText.Builder out) {
        char next = all.charAt(at + 1);
        if (next == '$') {
            out.append('$', at + 1);
            return at + 2;
        }
        if (next != '(' && next != '{') {
            out.append(MappedText.UNKNOWN, at);
            return at + 2;
        }
        int close = all.indexOf(next == '(' ? ')' : '}', at);
        if (close < 0 || close >= end) {
            out.append(MappedText.UNKNOWN, at);
            return end;
        }
        String name = all.substring(at + 2, close);
        if (name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            // As a variable of the shell it is looked up among the settings.
            out.append('$', at).append('{', at + 1).append(all, at + 2, close).append('}', close);
        } else {
            out.append(MappedText.UNKNOWN, at);
        }
        return close + 1;
    }
}
