package dev.contenttrust.lint.finding;

import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Comments that suppress findings: {@code # trust ignore=TR301,TR302 until=2027-01-01 why this is so}, alone on a line. One
 * before a statement is for all of it; one inside a statement, or where there are no statements, is for what starts on the next
 * line that is no comment. The reason is mandatory; {@code until} is the last day on which it holds.
 */
final class Pragmas {
    private static final String WORD = "trust ";
    private static final String IGNORE = "ignore=";
    private static final String UNTIL = "until=";
    private static final String REMEDY = "# trust ignore=TR301 REASON";

    private final SourceText source;
    private final List<Pragma> pragmas = new ArrayList<>();

    private Pragmas(SourceText source) {
        this.source = source;
    }

    private record Pragma(Set<Rule> rules, int fromLine, int toLine, Suppression suppression) {}

    static Pragmas read(SourceText source, List<Span> blocks, LocalDate today, Findings complaints) {
        Pragmas all = new Pragmas(source);
        if (source.text().contains(WORD + IGNORE)) {
            NavigableMap<Integer, Integer> statements = new TreeMap<>();
            blocks.forEach(block -> statements.put(source.line(block.start()), source.line(block.end())));
            for (int line = 1; line <= source.lineCount(); line++) {
                all.readLine(line, statements, today, complaints);
            }
        }
        return all;
    }

    private void readLine(int line, NavigableMap<Integer, Integer> statements, LocalDate today, Findings complaints) {
        Optional<String> comment = comment(line).filter(text -> text.startsWith(WORD + IGNORE));
        if (comment.isEmpty()) {
            return;
        }
        String[] words = comment.get().substring(WORD.length()).trim().split("\\s+");
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        String wrong = rules(words[0].substring(IGNORE.length()), rules);
        int reason = 1;
        if (words.length > 1 && words[1].startsWith(UNTIL)) {
            wrong = wrong.isEmpty() ? until(words[1].substring(UNTIL.length()), today) : wrong;
            reason++;
        }
        if (wrong.isEmpty() && words.length <= reason) {
            wrong = "it gives no reason";
        }
        if (wrong.isEmpty()) {
            String why = String.join(" ", List.of(words).subList(reason, words.length));
            int from = nextCode(line);
            pragmas.add(new Pragma(rules, from, lastLine(line, from, statements), new Suppression(why, line)));
        } else {
            Span span = source.lineSpan(line);
            int end = span.start() + source.lineText(line).length();
            complaints.add(
                    Rule.TR002,
                    new Span(span.start(), Math.max(span.start(), end)),
                    "this comment suppresses nothing: " + wrong,
                    REMEDY);
        }
    }

    /** A comment's text, where a line holds nothing else: after {@code #}, {@code //} or {@code <!--}. */
    private Optional<String> comment(int line) {
        String text = source.lineText(line).strip();
        for (String mark : List.of("#", "//", "<!--")) {
            if (text.startsWith(mark)) {
                String inner = text.substring(mark.length()).strip();
                return Optional.of(
                        inner.endsWith("-->")
                                ? inner.substring(0, inner.length() - 3).strip()
                                : inner);
            }
        }
        return Optional.empty();
    }

    private static String rules(String list, Set<Rule> rules) {
        for (String id : list.split(",", -1)) {
            Optional<Rule> rule = Rule.of(id);
            if (rule.isEmpty()) {
                return "there is no rule \"" + id.toUpperCase(Locale.ROOT) + "\"";
            }
            rules.add(rule.get());
        }
        return "";
    }

    private static String until(String date, LocalDate today) {
        try {
            return LocalDate.parse(date).isBefore(today) ? "it held until " + date : "";
        } catch (DateTimeParseException e) {
            return "\"" + date + "\" is no date such as 2027-01-31";
        }
    }

    private int nextCode(int line) {
        int next = line + 1;
        while (next < source.lineCount()
                && (comment(next).isPresent() || source.lineText(next).isBlank())) {
            next++;
        }
        return next;
    }

    private static int lastLine(int pragma, int from, NavigableMap<Integer, Integer> statements) {
        Map.Entry<Integer, Integer> around = statements.floorEntry(from);
        return around != null && around.getKey() > pragma ? Math.max(from, around.getValue()) : from;
    }

    Finding judge(Finding finding) {
        for (Pragma pragma : pragmas) {
            int line = finding.region().startLine();
            if (pragma.rules().contains(finding.rule()) && line >= pragma.fromLine() && line <= pragma.toLine()) {
                return finding.suppressed(pragma.suppression());
            }
        }
        return finding;
    }
}
