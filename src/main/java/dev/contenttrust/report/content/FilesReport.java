package dev.contenttrust.report.content;

import dev.contenttrust.image.union.UnionFile;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.report.Palette;
import dev.contenttrust.report.Report;
import dev.contenttrust.report.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Files of an image, each with the layer that brought it.
 *
 * @param directory whose files these are; their names are shown without it
 */
public record FilesReport(ImageFacts image, String directory, List<UnionFile> files) implements Report {
    public FilesReport {
        files = List.copyOf(files);
    }

    @Override
    public String text(Palette palette) {
        Table table = Table.of("MODE", "SIZE", "LAYER", "NAME");
        for (UnionFile file : files) {
            table.row(
                    FileRow.mode(file),
                    Long.toString(file.size()),
                    Integer.toString(file.layer() + 1),
                    shown(file) + file.link().map(link -> " -> " + link).orElse(""));
        }
        return image.trust().line(palette) + image.unreadText(palette) + table.render(palette);
    }

    private String shown(UnionFile file) {
        return !directory.isEmpty() && file.path().startsWith(directory + "/")
                ? file.path().substring(directory.length() + 1)
                : file.path();
    }

    @Override
    public void json(JsonBuilder result) {
        image.json(result);
        List<JsonValue> all = new ArrayList<>();
        files.forEach(file -> all.add(FileRow.json(file).build()));
        result.put("files", new JsonArray(all));
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
