package dev.contenttrust.report;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.trusted.content.OpenedImage;
import dev.contenttrust.trusted.content.Provenance;
import dev.contenttrust.trusted.content.Provenance.Signed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who vouches for an opened image: what every report about what is inside an image begins with. */
public final class TrustFacts {
    private final String name;
    private final Provenance provenance;
    private final Optional<String> digest;

    private TrustFacts(String name, Provenance provenance, Optional<String> digest) {
        this.name = name;
        this.provenance = provenance;
        this.digest = digest;
    }

    public static TrustFacts of(OpenedImage image) {
        return new TrustFacts(image.name(), image.provenance(), image.digest().map(Object::toString));
    }

    /** The first line, with its line feed. */
    public String line(Palette palette) {
        if (provenance instanceof Signed signed) {
            SignedTag tag = signed.image().signed();
            return new Text("signed: ", Tone.GOOD).in(palette)
                    + Text.of(subject() + " is " + tag.digest() + ", signed by " + tag.role())
                            .text()
                    + "\n";
        }
        return new Text("untrusted: ", Tone.BAD).in(palette)
                + Text.of("nobody vouches for " + name
                                + digest.map(d -> ", " + d).orElse(""))
                        .text()
                + "\n";
    }

    private String subject() {
        SignedTag tag = ((Signed) provenance).image().signed();
        String signed = ((Signed) provenance).image().reference().familiarName() + ":" + tag.tag();
        return name.startsWith(signed) ? signed : name + " as " + signed;
    }

    /** The same for programs. */
    public JsonObject json() {
        JsonBuilder trust = JsonBuilder.object();
        if (provenance instanceof Signed signed) {
            SignedRepository repository = signed.image().repository();
            SignedTag tag = signed.image().signed();
            trust.put("state", "signed");
            new RepositoryFacts(repository).json(trust);
            trust.put("tag", tag.tag());
            trust.put("digest", tag.digest().toString());
            trust.put("role", tag.role().value());
            trust.put("signers", Signatures.json(repository, tag));
            JsonBuilder versions = JsonBuilder.object();
            repository
                    .evidence(tag.role())
                    .files()
                    .forEach(file ->
                            versions.put(file.role().value(), file.signed().version()));
            trust.put("metadata", versions.build());
        } else {
            trust.put("state", "untrusted");
        }
        return trust.put("location", provenance.location()).build();
    }

    /** Without these a result is misread. */
    public List<String> cautions() {
        return repository().map(RepositoryFacts::cautions).orElse(List.of());
    }

    /** What may be of interest beside the result. */
    public List<String> notes() {
        return repository().map(RepositoryFacts::notes).orElseGet(ArrayList::new);
    }

    private Optional<RepositoryFacts> repository() {
        return provenance instanceof Signed signed
                ? Optional.of(new RepositoryFacts(signed.image().repository()))
                : Optional.empty();
    }
}
