package dev.contenttrust.report;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.trusted.TrustedImage;
import java.util.List;

/** An image's signed digest; as text nothing but the name to hand to other programs. */
public record ResolveReport(TrustedImage image) implements Report {

    @Override
    public String text(Palette palette) {
        return pinnedName() + "\n";
    }

    @Override
    public void json(JsonBuilder result) {
        facts().json(result);
        result.put("name", pinnedName());
        result.put("tag", image.signed().tag());
        result.put("digest", image.signed().digest().toString());
        result.put("length", image.signed().length());
        result.put("role", image.signed().role().value());
        result.put("signers", Signatures.json(image.repository(), image.signed()));
    }

    @Override
    public List<String> cautions() {
        return facts().cautions();
    }

    @Override
    public List<String> notes() {
        return facts().notes();
    }

    private String pinnedName() {
        return image.reference().familiarName() + "@" + image.signed().digest();
    }

    private RepositoryFacts facts() {
        return new RepositoryFacts(image.repository());
    }
}
