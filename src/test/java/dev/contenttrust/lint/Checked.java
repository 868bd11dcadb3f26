package dev.contenttrust.lint;

import dev.contenttrust.lint.finding.FileKind;
import dev.contenttrust.lint.finding.Finding;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.keyfile.SuppliedKeyrings;
import dev.contenttrust.lint.source.Nearby;
import dev.contenttrust.lint.source.SourceText;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** A file that was checked by every kind that claims its name. */
public record Checked(SourceText source, List<Finding> findings) {
    public static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");

    /** @param lines of the file */
    public static Checked file(String name, String... lines) {
        return file(Nearby.NOTHING, Policy.NONE, name, String.join("\n", lines) + "\n");
    }

    public static Checked file(Nearby nearby, Policy policy, String name, String text) {
        return file(nearby, SuppliedKeyrings.NONE, policy, name, text);
    }

    public static Checked file(Nearby nearby, SuppliedKeyrings keyrings, Policy policy, String name, String text) {
        Findings findings = findings(nearby, keyrings, policy, name, text);
        return new Checked(findings.source(), findings.inOrder());
    }

    /** What is found, before anybody has asked what is signed. */
    public static Findings findings(Nearby nearby, SuppliedKeyrings keyrings, Policy policy, String name, String text) {
        SourceText source = SourceText.of(name, text);
        Findings findings = new Findings(source, policy, LocalDate.ofInstant(NOW, ZoneOffset.UTC));
        String fileName = String.valueOf(Path.of(name).getFileName());
        for (FileKind kind : FileKinds.all(nearby, keyrings, NOW)) {
            if (kind.claims(fileName)) {
                kind.check(source, policy, findings);
            }
        }
        return findings;
    }

    /** {@code TR501 error 3: what the span holds}, a line each; notes are left out. */
    public List<String> lines() {
        return lines(Level.WARNING);
    }

    public List<String> lines(Level from) {
        return findings.stream()
                .filter(finding -> finding.counts() && finding.level().compareTo(from) >= 0)
                .map(finding -> finding.rule() + " " + finding.level().word() + " "
                        + finding.region().startLine() + ": "
                        + source.text(finding.region().span()).replaceAll("\\s+", " "))
                .toList();
    }

    public List<Rule> rules() {
        return findings.stream().filter(Finding::counts).map(Finding::rule).toList();
    }
}
