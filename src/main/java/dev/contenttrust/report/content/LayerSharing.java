package dev.contenttrust.report.content;

import dev.contenttrust.report.Bytes;
import dev.contenttrust.report.Palette;
import dev.contenttrust.report.Table;
import dev.contenttrust.report.content.LayersReport.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which layers the images of one run have in common, what that saves, and how small the lowest layer of each is. */
public final class LayerSharing {
    private final List<LayersReport> images;
    private final Map<String, Set<String>> holders = new LinkedHashMap<>();
    private final Map<String, Long> sizes = new LinkedHashMap<>();

    private LayerSharing(List<LayersReport> images) {
        this.images = images;
        for (LayersReport image : images) {
            for (Row row : image.rows()) {
                holders.computeIfAbsent(row.key(), key -> new LinkedHashSet<>()).add(image.name());
                sizes.merge(row.key(), row.layer().size(), Math::min);
            }
        }
    }

    public static LayerSharing of(List<LayersReport> images) {
        return new LayerSharing(List.copyOf(images));
    }

    /** Who else has that layer. */
    List<String> others(String image, String key) {
        List<String> others = new ArrayList<>(holders.getOrDefault(key, Set.of()));
        others.remove(image);
        return others;
    }

    /** What the images take where each layer is kept once. */
    private long together() {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    private long apart() {
        return images.stream().mapToLong(LayersReport::stored).sum();
    }

    /** The images side by side; empty for fewer than two. */
    public String text(Palette palette) {
        if (images.size() < 2) {
            return "";
        }
        Table table = Table.of("IMAGE", "LAYERS", "STORED", "CONTENT", "BASE STORED", "BASE CONTENT", "SHARED", "WITH");
        for (LayersReport image : images) {
            List<Row> shared = image.rows().stream()
                    .filter(row -> !others(image.name(), row.key()).isEmpty())
                    .toList();
            Set<String> with = new LinkedHashSet<>();
            shared.forEach(row -> with.addAll(others(image.name(), row.key())));
            table.row(
                    image.name(),
                    Integer.toString(image.rows().size()),
                    Bytes.words(image.stored()),
                    Bytes.words(image.unpacked()),
                    Bytes.words(image.rows().stream()
                            .limit(1)
                            .mapToLong(row -> row.layer().size())
                            .sum()),
                    Bytes.words(image.rows().stream()
                            .limit(1)
                            .mapToLong(row -> row.effect().bytes())
                            .sum()),
                    shared.size() + " ("
                            + Bytes.words(shared.stream()
                                    .mapToLong(row -> row.layer().size())
                                    .sum()) + ")",
                    String.join(", ", with));
        }
        return table.render(palette) + "together " + Bytes.words(together()) + ", apart " + Bytes.words(apart())
                + ": shared layers save " + Bytes.words(apart() - together()) + "\n";
    }
}
