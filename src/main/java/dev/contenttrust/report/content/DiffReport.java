package dev.contenttrust.report.content;

import dev.contenttrust.image.union.Comparison;
import dev.contenttrust.image.union.Difference;
import dev.contenttrust.image.union.Difference.Aspect;
import dev.contenttrust.image.union.Difference.Change;
import dev.contenttrust.image.union.UnionFile;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.report.Palette;
import dev.contenttrust.report.Report;
import dev.contenttrust.report.Table;
import dev.contenttrust.report.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two images held against each other: layers, then files.
 *
 * @param layers of both, by diff id
 * @param further what else differs, such as packages and findings; told below the files, and beside them in JSON
 */
public record DiffReport(ImageFacts before, ImageFacts after, LayerDiff layers, Comparison files, List<Report> further)
        implements Report {
    public DiffReport {
        further = List.copyOf(further);
    }

    /**
     * Which layers two images share.
     *
     * @param shared in both, from the lowest up to where they part
     * @param removed others of the first image
     * @param added others of the second image
     */
    public record LayerDiff(List<String> shared, List<String> removed, List<String> added) {
        public LayerDiff {
            shared = List.copyOf(shared);
            removed = List.copyOf(removed);
            added = List.copyOf(added);
        }

        /** From the diff ids of both, lowest first. */
        public static LayerDiff of(List<String> before, List<String> after) {
            int common = 0;
            while (common < Math.min(before.size(), after.size())
                    && before.get(common).equals(after.get(common))) {
                common++;
            }
            return new LayerDiff(
                    before.subList(0, common),
                    before.subList(common, before.size()),
                    after.subList(common, after.size()));
        }
    }

    @Override
    public String text(Palette palette) {
        StringBuilder text = new StringBuilder();
        text.append(before.trust().line(palette)).append(before.unreadText(palette));
        text.append(after.trust().line(palette)).append(after.unreadText(palette));
        text.append(layers.shared().size() + " layers in common, "
                + layers.removed().size() + " only in the first, "
                + layers.added().size() + " only in the second\n");
        text.append(files.count(Change.ADDED) + " paths added, " + files.count(Change.CHANGED) + " changed, "
                + files.count(Change.REMOVED) + " removed\n");
        Table table = Table.ofPairs(0);
        files.differences()
                .forEach(difference -> table.row(
                        ChangeLetter.of(difference.change()),
                        Text.of(mode(difference)),
                        Text.of(size(difference)),
                        Text.of(difference.path() + aspects(difference))));
        text.append(table.render(palette));
        if (files.unlisted() > 0) {
            text.append("and " + files.unlisted() + " more\n");
        }
        further.forEach(report -> text.append('\n').append(report.text(palette)));
        return text.toString();
    }

    private static String mode(Difference difference) {
        return FileRow.mode(difference.after().or(difference::before).orElseThrow());
    }

    private static String size(Difference difference) {
        Optional<Long> old = difference.before().filter(UnionFile::isFile).map(UnionFile::size);
        Optional<Long> fresh = difference.after().filter(UnionFile::isFile).map(UnionFile::size);
        if (old.isPresent() && fresh.isPresent() && !old.equals(fresh)) {
            return old.get() + " → " + fresh.get();
        }
        return fresh.or(() -> old).map(size -> Long.toString(size)).orElse("");
    }

    private static String aspects(Difference difference) {
        Set<Aspect> aspects = difference.aspects();
        return aspects.isEmpty() ? "" : " (" + names(aspects).collect(Collectors.joining(", ")) + ")";
    }

    private static Stream<String> names(Set<Aspect> aspects) {
        return aspects.stream().sorted().map(aspect -> aspect.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void json(JsonBuilder result) {
        result.put("before", before.json());
        result.put("after", after.json());
        result.put(
                "layers",
                JsonBuilder.object()
                        .put("shared", JsonBuilder.strings(layers.shared()))
                        .put("removed", JsonBuilder.strings(layers.removed()))
                        .put("added", JsonBuilder.strings(layers.added()))
                        .build());
        JsonBuilder counts = JsonBuilder.object();
        for (Change change : Change.values()) {
            counts.put(change.name().toLowerCase(Locale.ROOT), files.count(change));
        }
        List<JsonValue> all = new ArrayList<>();
        files.differences().forEach(difference -> all.add(json(difference)));
        result.put(
                "files",
                counts.put("unlisted", files.unlisted())
                        .put("differences", new JsonArray(all))
                        .build());
        further.forEach(report -> report.json(result));
    }

    private static JsonValue json(Difference difference) {
        JsonBuilder json = JsonBuilder.object()
                .put("path", difference.path())
                .put("change", difference.change().name().toLowerCase(Locale.ROOT))
                .put("aspects", JsonBuilder.strings(names(difference.aspects()).toList()));
        difference
                .before()
                .ifPresent(file -> json.put("before", FileRow.json(file).build()));
        difference
                .after()
                .ifPresent(file -> json.put("after", FileRow.json(file).build()));
        return json.build();
    }

    @Override
    public List<String> cautions() {
        List<String> all = new ArrayList<>(before.trust().cautions());
        all.addAll(after.trust().cautions());
        return all;
    }

    @Override
    public List<String> notes() {
        List<String> all = new ArrayList<>(before.trust().notes());
        all.addAll(after.trust().notes());
        return all;
    }
}
