package dev.contenttrust.scan.result;

import dev.contenttrust.Severity;
import dev.contenttrust.scan.inventory.Inventory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The answer of a scan.
 *
 * @param findings worst first
 * @param unfixable how many findings were left out because no update mends them
 * @param exempted what somebody decided not to count
 * @param unusedExemptions lines and statements that exempted nothing; one sentence each
 * @param limits what was not, or could not be, judged: a distribution that the database does not cover or that has reached its
 *     end of life; one sentence each. With any, no findings does not mean that there is nothing
 * @param now the instant of every judgement
 */
public record ScanResult(
        ScannedImage image,
        Inventory inventory,
        List<Finding> findings,
        int unfixable,
        List<Exempted> exempted,
        List<String> unusedExemptions,
        List<String> limits,
        DatabaseState database,
        Instant now) {

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(
                    (Finding finding) -> finding.vulnerability().severity())
            .reversed()
            .thenComparing(finding -> !finding.vulnerability().exploited())
            .thenComparing(finding -> -finding.vulnerability().score().orElse(0.0))
            .thenComparing(finding -> finding.component().name())
            .thenComparing(finding -> finding.vulnerability().id())
            .thenComparing(finding -> finding.component().file());

    public ScanResult {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(WORST_FIRST);
        findings = List.copyOf(sorted);
        exempted = List.copyOf(exempted);
        unusedExemptions = List.copyOf(unusedExemptions);
        limits = List.copyOf(limits);
    }

    /** How the image stands. */
    public Standing standing() {
        if (!inventory.problems().isEmpty() || !limits.isEmpty()) {
            return Standing.INCOMPLETE;
        }
        return findings.isEmpty() && unfixable == 0 ? Standing.CLEAN : Standing.FOUND;
    }

    /** The same without the findings that no update mends. */
    public ScanResult onlyFixable() {
        List<Finding> fixable = findings.stream().filter(Finding::isFixable).toList();
        return new ScanResult(
                image,
                inventory,
                fixable,
                unfixable + findings.size() - fixable.size(),
                exempted,
                unusedExemptions,
                limits,
                database,
                now);
    }

    /** Findings of each severity, worst first; none left out. */
    public Map<Severity, Long> counts() {
        Map<Severity, Long> counts = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            counts.put(
                    severity,
                    findings.stream()
                            .filter(finding -> finding.vulnerability().severity() == severity)
                            .count());
        }
        return counts;
    }

    /** Whether nothing is known, something is, or something could not be checked. */
    public enum Standing {
        CLEAN,
        FOUND,
        INCOMPLETE
    }
}
