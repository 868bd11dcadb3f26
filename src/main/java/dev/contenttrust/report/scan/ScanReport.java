package dev.contenttrust.report.scan;

import dev.contenttrust.Severity;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.report.Palette;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.report.Report;
import dev.contenttrust.report.Table;
import dev.contenttrust.report.Text;
import dev.contenttrust.report.TrustFacts;
import dev.contenttrust.report.When;
import dev.contenttrust.scan.inventory.Distribution;
import dev.contenttrust.scan.inventory.Found;
import dev.contenttrust.scan.inventory.Problem;
import dev.contenttrust.scan.result.Finding;
import dev.contenttrust.scan.result.ScanResult;
import dev.contenttrust.scan.result.ScanResult.Standing;
import dev.contenttrust.scan.result.ScannedImage;
import dev.contenttrust.scan.result.ScannedImage.TrustStatement;
import dev.contenttrust.scan.result.Vulnerability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a scan found, for people and for programs.
 *
 * @param trust what is said of the repository beside the result; empty where nobody vouches, or it was asked at another time
 */
public record ScanReport(ScanResult result, Optional<TrustFacts> trust) implements Report {
    private static final int PROBLEMS_SHOWN = 20;

    @Override
    public String text(Palette palette) {
        StringBuilder text = new StringBuilder();
        heading().forEach(line -> text.append(line.in(palette)).append('\n'));
        if (!result.findings().isEmpty()) {
            text.append('\n').append(table(result.findings()).render(palette));
        }
        text.append('\n').append(summary().in(palette)).append('\n');
        result.limits().forEach(limit -> warning(text, "not judged: " + limit, palette));
        unread(palette, text);
        return text.toString();
    }

    /** Each file once: an archive of archives may have hundreds of parts that cannot be read. */
    private void unread(Palette palette, StringBuilder text) {
        Map<String, List<Problem>> files = result.inventory().problems().stream()
                .collect(Collectors.groupingBy(ScanReport::file, LinkedHashMap::new, Collectors.toList()));
        files.values().stream().limit(PROBLEMS_SHOWN).forEach(problems -> {
            Problem first = problems.get(0);
            String more = problems.size() == 1 ? "" : " (and " + (problems.size() - 1) + " more in the same file)";
            warning(text, "not read: " + first.what() + " " + first.file() + ": " + first.why() + more, palette);
        });
        int more = files.values().stream()
                .skip(PROBLEMS_SHOWN)
                .mapToInt(List::size)
                .sum();
        if (more > 0) {
            warning(text, "and " + more + " more that could not be read (all are in the JSON)", palette);
        }
    }

    /** The file in the image; what is said of no file stands for itself. */
    private static String file(Problem problem) {
        int inner = problem.file().indexOf("!/");
        String file = inner < 0 ? problem.file() : problem.file().substring(0, inner);
        return file.isEmpty() ? problem.what() + problem.why() : file;
    }

    private static void warning(StringBuilder text, String line, Palette palette) {
        text.append(new Text(line, Tone.WARNING).in(palette)).append('\n');
    }

    private List<Text> heading() {
        ScannedImage image = result.image();
        List<Text> lines = new ArrayList<>();
        lines.add(word(image));
        image.manifest()
                .ifPresent(digest -> lines.add(Text.of("manifest  " + digest
                        + image.platform().map(platform -> " for " + platform).orElse(""))));
        long binaries = result.inventory().components().stream()
                .filter(located -> located.component().found() == Found.BINARY)
                .count();
        lines.add(Text.of("contents  "
                + result.inventory().distribution().map(ScanReport::name).orElse("no distribution that is known")
                + "; " + (result.inventory().components().size() - binaries) + " packages, " + binaries
                + " products recognised in binaries, " + image.layers().size() + " layers"));
        lines.add(Text.of(
                "database  oldest source " + When.words(result.database().oldest(), result.now())));
        return lines;
    }

    private static String name(Distribution distribution) {
        return distribution.isEndUnknown()
                ? distribution.name() + " (its end of life is not known)"
                : distribution.name();
    }

    /** Whose word it is that this is the image; the first line of all that is said of it. */
    static Text word(ScannedImage image) {
        return image.trust()
                .map(trust -> new Text(image.name() + " is signed by " + signed(trust), Tone.HEADING))
                .orElseGet(() -> new Text(image.name() + " is NOT verified: nobody vouches for it", Tone.BAD));
    }

    static String signed(TrustStatement trust) {
        return trust.role() + " in "
                + trust.versions().stream()
                        .map(version -> version.role() + " " + version.version())
                        .collect(Collectors.joining(", "))
                + (trust.signers().size() > 1 ? " (also " + others(trust) + ")" : "");
    }

    private static String others(TrustStatement trust) {
        return trust.signers().stream()
                .filter(signer -> !signer.equals(trust.role()))
                .collect(Collectors.joining(", "));
    }

    static Table table(List<Finding> findings) {
        Table table = Table.of("SEVERITY", "ID", "KEV", "PACKAGE", "VERSION", "FIXED IN", "LAYER", "FOUND");
        for (Finding finding : findings) {
            Vulnerability vulnerability = finding.vulnerability();
            table.row(
                    new Text(severity(vulnerability), tone(vulnerability.severity())),
                    Text.of(vulnerability.id()),
                    new Text(vulnerability.exploited() ? "exploited" : "", Tone.BAD),
                    Text.of(name(finding)),
                    Text.of(finding.component().version()),
                    Text.of(finding.isFixable() ? String.join(", ", finding.fixed()) : "-"),
                    Text.of(Integer.toString(finding.located().layer() + 1)),
                    Text.of(found(finding)));
        }
        return table;
    }

    /** How, and unless a package manager of the distribution keeps it, in which file. */
    private static String found(Finding finding) {
        String how = finding.component().found().word();
        return finding.component().kind().isSystem()
                ? how
                : how + ": " + finding.component().file();
    }

    private static String severity(Vulnerability vulnerability) {
        return vulnerability.severity().word()
                + vulnerability
                        .score()
                        .map(score -> String.format(Locale.ROOT, " %.1f", score))
                        .orElse("");
    }

    static String name(Finding finding) {
        String namespace = finding.component().namespace();
        return namespace.isEmpty()
                ? finding.component().name()
                : namespace + "/" + finding.component().name();
    }

    private static Tone tone(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> Tone.BAD;
            case MEDIUM -> Tone.WARNING;
            default -> Tone.NEUTRAL;
        };
    }

    private Text summary() {
        if (result.findings().isEmpty()) {
            return result.standing() == Standing.CLEAN
                    ? new Text("nothing is known against it", Tone.GOOD)
                    : result.unfixable() > 0
                            ? new Text(result.unfixable() + " findings, which no update mends", Tone.WARNING)
                            : new Text("nothing was found, and not everything could be checked", Tone.WARNING);
        }
        List<String> parts = new ArrayList<>();
        List<Severity> worstFirst = new ArrayList<>(List.of(Severity.values()));
        Collections.reverse(worstFirst);
        Map<Severity, Long> counts = result.counts();
        for (Severity severity : worstFirst) {
            long count = counts.getOrDefault(severity, 0L);
            if (count > 0) {
                parts.add(count + " " + severity.word());
            }
        }
        String exempted =
                result.exempted().isEmpty() ? "" : "; " + result.exempted().size() + " exempted";
        String unfixable = result.unfixable() == 0 ? "" : "; " + result.unfixable() + " that no update mends left out";
        return Text.of(result.findings().size() + " findings: " + String.join(", ", parts) + exempted + unfixable);
    }

    @Override
    public void json(JsonBuilder json) {
        ScanJson.write(result, json);
    }

    @Override
    public List<String> cautions() {
        return trust.map(TrustFacts::cautions).orElse(List.of());
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        trust.ifPresent(facts -> notes.addAll(facts.notes()));
        result.unusedExemptions().forEach(unused -> notes.add("exemption " + unused));
        if (Duration.between(result.database().oldest(), result.now()).isNegative()) {
            notes.add("the database is of a later time than the instant of judgement");
        }
        return notes;
    }
}
