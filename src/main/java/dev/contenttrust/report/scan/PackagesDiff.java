package dev.contenttrust.report.scan;

import dev.contenttrust.image.union.Difference.Change;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.report.Palette;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.report.Report;
import dev.contenttrust.report.Table;
import dev.contenttrust.report.Text;
import dev.contenttrust.report.content.ChangeLetter;
import dev.contenttrust.scan.result.FindingChanges;
import dev.contenttrust.scan.result.PackageChange;
import java.util.List;
import java.util.Optional;

/**
 * What differs between the packages of two images, and what is known against them.
 *
 * @param findings empty where no database was at hand
 */
public record PackagesDiff(List<PackageChange> packages, Optional<FindingChanges> findings) implements Report {
    public PackagesDiff {
        packages = List.copyOf(packages);
    }

    @Override
    public String text(Palette palette) {
        StringBuilder text = new StringBuilder();
        text.append(count(Change.ADDED) + " packages added, " + count(Change.CHANGED) + " changed, "
                + count(Change.REMOVED) + " removed\n");
        Table table = Table.ofPairs(0);
        packages.forEach(change -> table.row(
                ChangeLetter.of(change.change()),
                Text.of(change.identity().kind().purlType()),
                Text.of(name(change)),
                Text.of(versions(change))));
        text.append(table.render(palette));
        findings.ifPresent(changes -> {
            text.append('\n')
                    .append(changes.gone().size() + " findings gone, "
                            + changes.fresh().size() + " new\n");
            Table all = Table.ofPairs(0);
            changes.gone().forEach(finding -> all.row(row(new Text("D", Tone.GOOD), finding)));
            changes.fresh().forEach(finding -> all.row(row(new Text("A", Tone.BAD), finding)));
            text.append(all.render(palette));
        });
        return text.toString();
    }

    private static Text[] row(Text letter, dev.contenttrust.scan.result.Finding finding) {
        return new Text[] {
            letter,
            Text.of(finding.vulnerability().severity().word()),
            Text.of(finding.vulnerability().id()),
            Text.of(ScanReport.name(finding) + " " + finding.component().version())
        };
    }

    private long count(Change change) {
        return packages.stream().filter(one -> one.change() == change).count();
    }

    private static String name(PackageChange change) {
        String namespace = change.identity().namespace();
        return namespace.isEmpty()
                ? change.identity().name()
                : namespace + "/" + change.identity().name();
    }

    private static String versions(PackageChange change) {
        String before = String.join(", ", change.before());
        String after = String.join(", ", change.after());
        return change.change() == Change.CHANGED ? before + " → " + after : before + after;
    }

    @Override
    public void json(JsonBuilder result) {
        result.put(
                "packages",
                new JsonArray(packages.stream().map(PackagesDiff::json).toList()));
        findings.ifPresent(changes -> result.put(
                "findings",
                JsonBuilder.object()
                        .put("gone", ScanJson.findings(changes.gone()))
                        .put("new", ScanJson.findings(changes.fresh()))
                        .build()));
    }

    private static JsonValue json(PackageChange change) {
        return JsonBuilder.object()
                .put("kind", change.identity().kind().purlType())
                .put("name", name(change))
                .putPresent("architecture", change.identity().architecture())
                .put("before", JsonBuilder.strings(change.before()))
                .put("after", JsonBuilder.strings(change.after()))
                .build();
    }
}
