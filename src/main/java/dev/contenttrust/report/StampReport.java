package dev.contenttrust.report;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.mirror.Stamping;
import dev.contenttrust.report.Palette.Tone;
import java.nio.file.Path;

/** A mirror that was stamped by a time-stamping authority. */
public record StampReport(Stamping stamping, Path directory) implements Report {
    @Override
    public String text(Palette palette) {
        Table table = Table.ofPairs(2)
                .row("by", stamping.stamp().authority())
                .row("as of", stamping.stamp().instant().toString())
                .row(
                        "stamp",
                        "proofs/" + stamping.name() + ".tsr"
                                + (stamping.added() ? "" : ", from before: nothing is new"));
        return new Text("all that " + directory + " holds is stamped", Tone.GOOD).in(palette) + "\n"
                + table.render(palette);
    }

    @Override
    public void json(JsonBuilder result) {
        result.put("directory", directory.toString());
        result.put(
                "stamp",
                JsonBuilder.object()
                        .put("name", stamping.name())
                        .put("instant", stamping.stamp().instant().toString())
                        .put("authority", stamping.stamp().authority())
                        .put("added", stamping.added())
                        .build());
    }
}
