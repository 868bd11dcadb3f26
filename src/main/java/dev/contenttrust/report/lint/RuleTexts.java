package dev.contenttrust.report.lint;

import dev.contenttrust.lint.finding.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What {@code docs/rules.md}, which is in the jar, says of each rule. */
public final class RuleTexts {
    private static final String RESOURCE = "/META-INF/rules.md";
    private static final String SECTION = "## ";
    private static final String FENCE = "```";

    private final Map<Rule, String> sections;

    private RuleTexts(Map<Rule, String> sections) {
        this.sections = sections;
    }

    /** From the jar; a build without the page has titles only. */
    public static RuleTexts read() {
        try (InputStream in = RuleTexts.class.getResourceAsStream(RESOURCE)) {
            return parse(in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RuleTexts parse(String page) {
        Map<Rule, String> sections = new EnumMap<>(Rule.class);
        Optional<Rule> rule = Optional.empty();
        boolean example = false;
        for (String line : page.split("\n", -1)) {
            example ^= line.startsWith(FENCE);
            if (!example && (line.startsWith("# ") || line.startsWith(SECTION))) {
                rule = Rule.of(line.substring(line.indexOf(' ')).strip());
            } else {
                rule.ifPresent(id -> sections.merge(id, line + "\n", String::concat));
            }
        }
        sections.replaceAll((id, text) -> text.strip());
        return new RuleTexts(sections);
    }

    /** Its explanation in whole sentences, without examples; empty if there is none. */
    public String text(Rule rule) {
        List<String> lines = new ArrayList<>();
        for (String line : section(rule).split("\n", -1)) {
            if (line.equals("Bad:") || line.equals("Good:") || line.startsWith(FENCE)) {
                break;
            }
            lines.add(line);
        }
        return String.join("\n", lines).strip();
    }

    /** All of its section, with examples; empty if there is none. */
    public String section(Rule rule) {
        return sections.getOrDefault(rule, "");
    }
}
