package dev.contenttrust.report;

import dev.contenttrust.Platform;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.trusted.Verification;
import dev.contenttrust.trusted.Verification.ImageIdentity;
import java.time.Instant;
import java.util.List;

/** An image that is signed, fresh, and served as signed: its three identities side by side. */
public record VerifyReport(Verification verification, Depth depth) implements Report {

    @Override
    public String text(Palette palette) {
        SignedTag signed = signed();
        Table table = Table.ofPairs(2)
                .row("tag", signed.gun() + ":" + signed.tag())
                .row("digest", signed.digest().toString())
                .row(
                        "image id",
                        image().id().toString()
                                + image().platform().map(p -> " for " + p).orElse(""))
                .row("signed by", Signatures.words(verification.trusted().repository(), signed))
                .row("served", served())
                .row("root", facts().rootTrust())
                .row("fresh", "expires " + When.words(chain().freshUntil(), now()));
        facts().cautions().forEach(caution -> table.row("note", caution));
        String text = new Text(name() + " is verified", Tone.GOOD).in(palette) + "\n" + table.render(palette);
        return depth == Depth.CHAIN ? text + "\n" + chain().table().render(palette) : text;
    }

    @Override
    public void json(JsonBuilder result) {
        facts().json(result);
        result.put("verdict", "verified");
        result.put("tag", signed().tag());
        result.put("digest", signed().digest().toString());
        result.put("length", signed().length());
        result.put("role", signed().role().value());
        result.put("signers", Signatures.json(verification.trusted().repository(), signed()));
        result.put("freshUntil", chain().freshUntil().toString());
        JsonBuilder served = JsonBuilder.object().put("location", verification.location());
        served.putPresent("tagDigest", verification.served().map(Object::toString));
        result.put("served", served.build());
        result.put("image", imageJson());
        if (depth == Depth.CHAIN) {
            result.put("chain", chain().json());
        }
    }

    @Override
    public List<String> notes() {
        return facts().notes();
    }

    private JsonObject imageJson() {
        return JsonBuilder.object()
                .putPresent("platform", image().platform().map(Platform::toString))
                .put("manifest", image().manifest().toString())
                .put("id", image().id().toString())
                .build();
    }

    private String served() {
        return verification.location()
                + (verification.served().isPresent() ? " serves that digest for the tag" : " has that digest");
    }

    private String name() {
        return verification.trusted().reference().familiarName() + ":" + signed().tag();
    }

    private SignedTag signed() {
        return verification.trusted().signed();
    }

    private ImageIdentity image() {
        return verification.image();
    }

    private Instant now() {
        return verification.trusted().repository().state().now();
    }

    private Chain chain() {
        SignedRepository repository = verification.trusted().repository();
        return new Chain(repository, signed().role(), repository.signers(signed()));
    }

    private RepositoryFacts facts() {
        return new RepositoryFacts(verification.trusted().repository());
    }
}
