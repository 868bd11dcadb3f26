package dev.contenttrust.report;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.trusted.VerifiedPayload;
import dev.contenttrust.tuf.Signed;
import dev.contenttrust.tuf.Verified;
import java.util.List;

/** Bytes that are what is signed under a target's name. */
public record PayloadReport(VerifiedPayload payload, Depth depth) implements Report {

    @Override
    public String text(Palette palette) {
        Table table = Table.ofPairs(2)
                .row("target", target() + " in " + payload.repository().gun());
        payload.target().hashes().forEach(hash -> table.row("digest", hash.toString()));
        table.row("length", Long.toString(payload.target().length()))
                .row("signed by", payload.role() + " (" + Signatures.keys(file()) + ")")
                .row("root", facts().rootTrust())
                .row(
                        "fresh",
                        "expires "
                                + When.words(
                                        chain().freshUntil(),
                                        payload.repository().state().now()));
        facts().cautions().forEach(caution -> table.row("note", caution));
        String text = new Text(target() + " is verified", Tone.GOOD).in(palette) + "\n" + table.render(palette);
        return depth == Depth.CHAIN ? text + "\n" + chain().table().render(palette) : text;
    }

    @Override
    public void json(JsonBuilder result) {
        facts().json(result);
        result.put("verdict", "verified");
        result.put("target", target());
        result.put("length", payload.target().length());
        result.put(
                "hashes",
                JsonBuilder.strings(
                        payload.target().hashes().stream().map(Object::toString).toList()));
        result.put("role", payload.role().value());
        result.put("keys", Signatures.keysJson(file().signers()));
        result.put("freshUntil", chain().freshUntil().toString());
        if (depth == Depth.CHAIN) {
            result.put("chain", chain().json());
        }
    }

    @Override
    public List<String> notes() {
        return facts().notes();
    }

    private String target() {
        return payload.target().name();
    }

    private Verified<Signed.Targets> file() {
        return payload.repository().state().targets(payload.role()).orElseThrow();
    }

    private Chain chain() {
        return new Chain(payload.repository(), payload.role(), List.of());
    }

    private RepositoryFacts facts() {
        return new RepositoryFacts(payload.repository());
    }
}
