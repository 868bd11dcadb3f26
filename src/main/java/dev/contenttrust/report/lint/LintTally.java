package dev.contenttrust.report.lint;

import dev.contenttrust.lint.Result.Reason;
import dev.contenttrust.lint.finding.Finding;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.signed.SignatureSummary;
import dev.contenttrust.report.SignatureReport;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run came to, in numbers. For one thread. */
public final class LintTally {
    private final Map<Level, Integer> levels = new EnumMap<>(Level.class);
    private final Map<Reason, Integer> skipped = new EnumMap<>(Reason.class);
    private final List<String> configs = new ArrayList<>();
    private Optional<SignatureSummary> signatures = Optional.empty();
    private int files;
    private int unchecked;
    private int suppressed;
    private int partly;

    /** Counts a file that was checked. */
    public void checked(List<Finding> findings) {
        files++;
        boolean whole = true;
        for (Finding finding : findings) {
            whole &= finding.rule() != Rule.TR001 || !finding.counts();
            if (finding.counts()) {
                levels.merge(finding.level(), 1, Integer::sum);
            } else {
                suppressed++;
            }
        }
        partly += whole ? 0 : 1;
    }

    public void unchecked() {
        unchecked++;
    }

    public void skipped(Reason reason) {
        skipped.merge(reason, 1, Integer::sum);
    }

    /** @param file the configuration that was used */
    public void config(String file) {
        configs.add(file);
    }

    /** What came of the images that the files name, where that was asked for. */
    public void signatures(SignatureSummary summary) {
        signatures = Optional.of(summary);
    }

    Optional<SignatureReport> signatures() {
        return signatures.map(SignatureReport::new);
    }

    /** The configurations that were used. */
    public List<String> configs() {
        return List.copyOf(configs);
    }

    /** How many files were checked. */
    public int files() {
        return files;
    }

    /** How many files could not be checked. */
    public int uncheckedFiles() {
        return unchecked;
    }

    /** Whether all files were checked from their beginning to their end: what could not be read may hide anything. */
    public boolean complete() {
        return unchecked == 0
                && partly == 0
                && signatures.map(SignatureSummary::complete).orElse(true);
    }

    /** How many findings do not count, because a comment says so. */
    public int suppressed() {
        return suppressed;
    }

    /** How many were passed over for that reason. */
    public int count(Reason reason) {
        return skipped.getOrDefault(reason, 0);
    }

    /** How many findings of that level count. */
    public int count(Level level) {
        return levels.getOrDefault(level, 0);
    }

    /** Whether there is a finding of that level or a worse one. */
    public boolean reaches(Level level) {
        return levels.keySet().stream().anyMatch(found -> found.compareTo(level) >= 0);
    }

    /** In a line: {@code 12 files: 1 error, 2 warnings; 1 suppressed; 3 excluded}. */
    public String line() {
        List<String> found = new ArrayList<>();
        add(found, count(Level.ERROR), "error", "s");
        add(found, count(Level.WARNING), "warning", "s");
        add(found, count(Level.NOTE), "note", "s");
        List<String> parts = new ArrayList<>();
        String all = found.isEmpty() ? "nothing found" : String.join(", ", found);
        parts.add(files == 0 ? "no file was checked" : files + (files == 1 ? " file: " : " files: ") + all);
        add(parts, unchecked, "not checked", "");
        add(parts, partly, "not checked to the end", "");
        add(parts, suppressed, "suppressed", "");
        add(parts, count(Reason.EXCLUDED), "excluded", "");
        signatures().ifPresent(report -> parts.add(report.line()));
        return String.join("; ", parts);
    }

    private static void add(List<String> words, int count, String noun, String plural) {
        if (count > 0) {
            words.add(count + " " + noun + (count == 1 ? "" : plural));
        }
    }
}
