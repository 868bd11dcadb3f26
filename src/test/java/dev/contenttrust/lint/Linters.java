package dev.contenttrust.lint;

import dev.contenttrust.lint.finding.FileKind;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.source.Edit;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import java.time.Instant;
import java.util.List;

/** Linters that look for words. */
public final class Linters {
    private Linters() {}

    /** One that has a kind of its own. */
    public static Linter of(FileKind... kinds) {
        return new Linter(List.of(kinds), Instant.parse("2026-11-26T00:00:00Z"));
    }

    /** Finds a word in text files; its fix puts another in its place, which may be found as well. */
    public record Word(Rule rule, String word, String replacement) implements FileKind {
        @Override
        public boolean claims(String fileName) {
            return fileName.endsWith(".txt");
        }

        @Override
        public void check(SourceText text, Policy policy, Findings findings) {
            int at = text.text().indexOf(word);
            while (at >= 0) {
                Span span = new Span(at, at + word.length());
                List<Edit> fix = List.of(new Edit(span, replacement));
                findings.add(rule, rule.level(), span, "here is " + word, "write " + replacement, fix);
                at = text.text().indexOf(word, span.end());
            }
        }
    }
}
