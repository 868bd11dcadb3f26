package dev.contenttrust.report;

import dev.contenttrust.ImageReference;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.mirror.bundle.BundleStore.Stored;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.report.Palette.Tone;
import java.util.ArrayList;
import java.util.List;

/** Evidence that was attached to images in their new home. */
public record BundleReport(Gun gun, ImageReference home, Stored stored) implements Report {
    @Override
    public String text(Palette palette) {
        Table table = Table.ofPairs(2).row("evidence", stored.bundle() + " (" + Bytes.words(stored.length()) + ")");
        stored.images().forEach((digest, tags) -> table.row("image", digest + ", " + String.join(", ", tags)));
        if (!stored.missing().isEmpty()) {
            table.row("not there", String.join(", ", stored.missing()));
        }
        return new Text("the evidence of " + gun + " is attached in " + home.name(), Tone.GOOD).in(palette)
                + "\n"
                + table.render(palette);
    }

    @Override
    public void json(JsonBuilder result) {
        List<JsonValue> images = new ArrayList<>();
        stored.images()
                .forEach((digest, tags) -> images.add(JsonBuilder.object()
                        .put("digest", digest.toString())
                        .put("tags", JsonBuilder.strings(tags))
                        .build()));
        result.put("repository", gun.toString());
        result.put("home", home.name());
        result.put("bundle", stored.bundle().toString());
        result.put("bundleBytes", stored.length());
        result.put("attachedTo", new JsonArray(images));
        result.put("imagesMissing", JsonBuilder.strings(stored.missing()));
    }
}
