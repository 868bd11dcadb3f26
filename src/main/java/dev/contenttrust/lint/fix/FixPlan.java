package dev.contenttrust.lint.fix;

import dev.contenttrust.lint.finding.Finding;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.source.Edit;
import dev.contenttrust.lint.source.SourceText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of one file's findings can be removed at once.
 *
 * @param fixed findings whose changes are made
 * @param conflicting findings whose changes overlap with others': a further run may make them
 * @param edits all changes, which do not overlap
 */
public record FixPlan(SourceText before, List<Finding> fixed, List<Finding> conflicting, List<Edit> edits) {
    public FixPlan {
        fixed = List.copyOf(fixed);
        conflicting = List.copyOf(conflicting);
        edits = List.copyOf(edits);
    }

    /** @param findings in their order: of two that conflict, the first is fixed. Those that do not count are left alone */
    public static FixPlan of(SourceText source, List<Finding> findings) {
        List<Finding> fixed = new ArrayList<>();
        List<Finding> conflicting = new ArrayList<>();
        List<Edit> edits = new ArrayList<>();
        for (Finding finding : findings) {
            if (finding.fix().isEmpty() || !finding.counts()) {
                continue;
            }
            List<Edit> more =
                    finding.fix().stream().filter(edit -> !edits.contains(edit)).toList();
            if (more.stream().anyMatch(edit -> edits.stream().anyMatch(other -> overlap(edit, other)))) {
                conflicting.add(finding);
            } else {
                edits.addAll(more);
                fixed.add(finding);
            }
        }
        return new FixPlan(source, fixed, conflicting, edits);
    }

    /** Two insertions at one place have no order, so they count too. */
    private static boolean overlap(Edit one, Edit other) {
        boolean apart = one.span().end() < other.span().start()
                || other.span().end() < one.span().start();
        boolean touching = one.span().end() == other.span().start()
                || other.span().end() == one.span().start();
        boolean insertion = one.span().length() == 0 || other.span().length() == 0;
        return !apart && (!touching || insertion);
    }

    /** Whether there is nothing to change. */
    public boolean isEmpty() {
        return edits.isEmpty();
    }

    /** The text with all changes made. */
    public SourceText after() {
        return before.with(edits);
    }

    /**
     * Holds what is found in the changed text against what was found before.
     *
     * @param old all findings in the old text
     * @param now all findings in the new text
     * @return what is wrong with the changes: a finding that is still there, or that they brought about
     */
    public Optional<String> objection(List<Finding> old, List<Finding> now) {
        Map<Rule, Integer> expected = counts(old);
        counts(fixed).forEach((rule, count) -> expected.merge(rule, -count, Integer::sum));
        for (Map.Entry<Rule, Integer> found : counts(now).entrySet()) {
            if (found.getValue() > expected.getOrDefault(found.getKey(), 0)) {
                boolean still = fixed.stream().anyMatch(finding -> finding.rule() == found.getKey());
                return Optional.of(
                        found.getKey() + (still ? " would still be found" : " would be found, which was not before"));
            }
        }
        return Optional.empty();
    }

    private static Map<Rule, Integer> counts(List<Finding> findings) {
        Map<Rule, Integer> counts = new EnumMap<>(Rule.class);
        findings.forEach(finding -> counts.merge(finding.rule(), 1, Integer::sum));
        return counts;
    }
}
