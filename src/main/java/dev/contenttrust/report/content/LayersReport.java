package dev.contenttrust.report.content;

import dev.contenttrust.image.HistoryLine;
import dev.contenttrust.image.layer.LayerFacts;
import dev.contenttrust.image.union.LayerEffect;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.report.Bytes;
import dev.contenttrust.report.Palette;
import dev.contenttrust.report.Report;
import dev.contenttrust.report.Table;
import dev.contenttrust.trusted.content.ImageContent;
import dev.contenttrust.trusted.content.ImageLayer;
import dev.contenttrust.trusted.content.OpenedImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The layers of an image, and what each of them does.
 *
 * @param name as the user wrote it
 * @param sharing with the other images of the run
 */
public record LayersReport(String name, ImageFacts image, List<Row> rows, LayerSharing sharing) implements Report {
    /** A longer command is told in full by the JSON. */
    private static final int COMMAND_SHOWN = 60;

    public LayersReport {
        rows = List.copyOf(rows);
    }

    /** One layer: what it is, what was read of it, what it does. */
    public record Row(ImageLayer layer, LayerFacts facts, LayerEffect effect) {
        /** By which layers of different images are compared: what the configuration promises, else what was read. */
        String key() {
            return layer.diffId().or(facts::diffId).map(Object::toString).orElse("");
        }
    }

    public static LayersReport of(OpenedImage image, ImageContent content) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < image.layers().size(); i++) {
            rows.add(new Row(
                    image.layers().get(i),
                    content.layers().get(i),
                    content.files().layers().get(i)));
        }
        return new LayersReport(image.name(), ImageFacts.of(image, content.unread()), rows, LayerSharing.of(List.of()));
    }

    /** The same among other images. */
    public LayersReport among(LayerSharing others) {
        return new LayersReport(name, image, rows, others);
    }

    long stored() {
        return rows.stream().mapToLong(row -> row.layer().size()).sum();
    }

    long unpacked() {
        return rows.stream().mapToLong(row -> row.effect().bytes()).sum();
    }

    private long wasted() {
        return rows.stream().mapToLong(row -> row.effect().wasted()).sum();
    }

    @Override
    public String text(Palette palette) {
        Table table = Table.of(
                "LAYER", "STORED", "FILES", "CONTENT", "ADDS", "CHANGES", "DELETES", "HIDES", "WASTED", "MADE BY");
        for (Row row : rows) {
            LayerEffect effect = row.effect();
            table.row(
                    Integer.toString(row.layer().index() + 1),
                    Bytes.words(row.layer().size()),
                    Integer.toString(effect.files()),
                    Bytes.words(effect.bytes()),
                    Integer.toString(effect.added()),
                    Integer.toString(effect.changed()),
                    Integer.toString(effect.deleted()),
                    Bytes.words(effect.hiddenBytes()),
                    Bytes.words(effect.wasted()),
                    row.layer().madeBy().map(LayersReport::command).orElse(""));
        }
        return image.trust().line(palette)
                + image.unreadText(palette)
                + table.render(palette)
                + layers(rows.size()) + ", " + Bytes.words(stored()) + " stored, " + Bytes.words(unpacked())
                + " of content, " + Bytes.words(wasted()) + " of it wasted\n";
    }

    private static String layers(int count) {
        return count == 1 ? "1 layer" : count + " layers";
    }

    /** What Docker's classic builder puts before every command says nothing. */
    private static String command(HistoryLine line) {
        String command = line.createdBy()
                .replaceFirst("^/bin/sh -c #\\(nop\\) *", "")
                .replaceFirst("^/bin/sh -c ", "RUN ")
                .strip();
        return command.length() <= COMMAND_SHOWN ? command : command.substring(0, COMMAND_SHOWN - 1) + "…";
    }

    @Override
    public void json(JsonBuilder result) {
        image.json(result);
        result.put("stored", stored());
        result.put("content", unpacked());
        result.put("wasted", wasted());
        List<JsonValue> layers = new ArrayList<>();
        rows.forEach(row -> layers.add(json(row)));
        result.put("layers", new JsonArray(layers));
    }

    private JsonValue json(Row row) {
        ImageLayer layer = row.layer();
        LayerEffect effect = row.effect();
        JsonBuilder json = JsonBuilder.object().put("layer", layer.index() + 1);
        layer.blob().ifPresent(blob -> json.put("mediaType", blob.mediaType()));
        json.putPresent("digest", layer.blob().map(blob -> blob.digest().toString()));
        json.putPresent("diffId", layer.diffId().or(() -> row.facts().diffId()).map(Object::toString));
        json.put("stored", layer.size());
        json.put("compression", row.facts().compression().name().toLowerCase(Locale.ROOT));
        json.put("unpacked", row.facts().tarBytes());
        json.putPresent("createdBy", layer.madeBy().map(HistoryLine::createdBy));
        json.putPresent("created", layer.madeBy().flatMap(HistoryLine::created).map(Instant::toString));
        return json.put("entries", effect.entries())
                .put("files", effect.files())
                .put("content", effect.bytes())
                .put("added", effect.added())
                .put("changed", effect.changed())
                .put("deleted", effect.deleted())
                .put("whiteouts", effect.whiteouts())
                .put("opaque", effect.opaque())
                .put("hiddenFiles", effect.hidden())
                .put("hidden", effect.hiddenBytes())
                .put("wasted", effect.wasted())
                .put("sharedWith", JsonBuilder.strings(sharing.others(name, row.key())))
                .build();
    }

    @Override
    public List<String> cautions() {
        return image.trust().cautions();
    }

    @Override
    public List<String> notes() {
        return image.trust().notes();
    }
}
