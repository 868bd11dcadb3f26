package dev.contenttrust.report.content;

import dev.contenttrust.Platform;
import dev.contenttrust.image.layer.Unread;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.report.Palette;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.report.Text;
import dev.contenttrust.report.TrustFacts;
import dev.contenttrust.trusted.content.OpenedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What every report about the inside of an image says of the image.
 *
 * @param manifest the digest of its own manifest
 * @param id the digest of its configuration
 * @param unread what of it could not be looked at
 */
public record ImageFacts(
        TrustFacts trust,
        Optional<String> manifest,
        Optional<String> id,
        Optional<String> platform,
        List<Unread> unread) {
    public ImageFacts {
        unread = List.copyOf(unread);
    }

    public static ImageFacts of(OpenedImage image, List<Unread> unread) {
        return new ImageFacts(
                TrustFacts.of(image),
                image.digest().map(Object::toString),
                image.id().map(Object::toString),
                image.platform().map(Platform::toString),
                unread);
    }

    /** What could not be looked at, a line each; empty if nothing. */
    String unreadText(Palette palette) {
        StringBuilder text = new StringBuilder();
        for (Unread one : unread) {
            text.append(new Text("unread: ", Tone.WARNING).in(palette))
                    .append(Text.of(one.what() + ": " + one.why()).text())
                    .append('\n');
        }
        return text.toString();
    }

    void json(JsonBuilder result) {
        result.put("trust", trust.json());
        result.putPresent("manifest", manifest);
        result.putPresent("id", id);
        result.putPresent("platform", platform);
        List<JsonValue> all = new ArrayList<>();
        unread.forEach(one -> all.add(JsonBuilder.object()
                .put("what", one.what())
                .put("why", one.why())
                .build()));
        result.put("unread", new JsonArray(all));
    }

    JsonObject json() {
        JsonBuilder image = JsonBuilder.object();
        json(image);
        return image.build();
    }
}
