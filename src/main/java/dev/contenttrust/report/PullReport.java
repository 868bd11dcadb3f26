package dev.contenttrust.report;

import dev.contenttrust.Platform;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.pull.ImagePuller.PullResult;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.trusted.TrustedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * An image that was copied, every byte of it verified.
 *
 * @param destination as the user wrote it
 */
public record PullReport(TrustedImage image, PullResult result, String destination) implements Report {

    @Override
    public String text(Palette palette) {
        Table table = Table.ofPairs(2)
                .row("digest", image.signed().digest().toString())
                .row("signed by", Signatures.words(image.repository(), image.signed()));
        for (Descriptor written : result.images()) {
            if (!written.digest().equals(image.signed().digest())) {
                table.row("image", written.digest() + platform(written));
            }
        }
        table.row(
                "fetched",
                Bytes.words(result.transferred())
                        + (result.reused() > 0 ? ", " + Bytes.words(result.reused()) + " were there already" : ""));
        facts().cautions().forEach(caution -> table.row("note", caution));
        String name = image.reference().familiarName() + ":" + image.signed().tag();
        return new Text(name + " is verified and written to " + destination, Tone.GOOD).in(palette)
                + "\n"
                + table.render(palette);
    }

    @Override
    public void json(JsonBuilder result) {
        facts().json(result);
        result.put("tag", image.signed().tag());
        result.put("digest", image.signed().digest().toString());
        result.put("role", image.signed().role().value());
        result.put("signers", Signatures.json(image.repository(), image.signed()));
        result.put("destination", destination);
        result.put("named", this.result.named().digest().toString());
        List<JsonValue> images = new ArrayList<>();
        this.result
                .images()
                .forEach(written -> images.add(JsonBuilder.object()
                        .put("digest", written.digest().toString())
                        .put("mediaType", written.mediaType())
                        .put("size", written.size())
                        .putPresent("platform", written.platform().map(Platform::toString))
                        .build()));
        result.put("images", new JsonArray(images));
        result.put("transferred", this.result.transferred());
        result.put("reused", this.result.reused());
    }

    @Override
    public List<String> notes() {
        return facts().notes();
    }

    private static String platform(Descriptor written) {
        return written.platform().map(platform -> " for " + platform).orElse("");
    }

    private RepositoryFacts facts() {
        return new RepositoryFacts(image.repository());
    }
}
