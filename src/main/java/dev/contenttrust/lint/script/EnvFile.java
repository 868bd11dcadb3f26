package dev.contenttrust.lint.script;

import dev.contenttrust.lint.finding.FileKind;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.run.Said;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import dev.contenttrust.lint.trustuse.TrustUseRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Files of variables: {@code .env}, as compose and {@code --env-file} read them. */
public final class EnvFile implements FileKind {
    private static final Pattern NAME = Pattern.compile("\\.env(\\..+)?|.*\\.env");
    private static final Pattern LINE = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=(.*)");

    @Override
    public boolean claims(String fileName) {
        return NAME.matcher(fileName).matches();
    }

    @Override
    public void check(SourceText text, Policy policy, Findings findings) {
        TrustUseRules rules = new TrustUseRules(findings);
        for (int line = 1; line <= text.lineCount(); line++) {
            Matcher setting = LINE.matcher(text.lineText(line));
            if (setting.matches()) {
                int start = text.lineSpan(line).start();
                rules.variable(
                        setting.group(1),
                        new Said(
                                value(setting.group(2)),
                                new Span(start, start + text.lineText(line).length())));
            }
        }
    }

    /** The variables of such a file; a value that takes in another variable is unknown. */
    public static Map<String, String> read(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        text.lines().forEach(line -> {
            Matcher setting = LINE.matcher(line);
            if (setting.matches()) {
                values.put(setting.group(1), value(setting.group(2)));
            }
        });
        return values;
    }

    private static String value(String written) {
        String value = written.strip();
        if (value.length() > 1 && value.startsWith("'") && value.endsWith("'")) {
            return value.substring(1, value.length() - 1);
        }
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        value = quoted ? value.substring(1, value.length() - 1) : value.replaceFirst("\\s#.*", "");
        return value.indexOf('$') >= 0 ? String.valueOf(MappedText.UNKNOWN) : value;
    }
}
