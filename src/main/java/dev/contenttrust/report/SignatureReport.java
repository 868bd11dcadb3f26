package dev.contenttrust.report;

import dev.contenttrust.Printable;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.lint.signed.SignatureSummary;
import dev.contenttrust.lint.signed.SignedUse;
import dev.contenttrust.lint.signed.Unchecked;
import dev.contenttrust.notary.SignedTag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a linter's run says of the signatures of images, beside its findings. */
public final class SignatureReport {
    private final SignatureSummary summary;

    public SignatureReport(SignatureSummary summary) {
        this.summary = summary;
    }

    /** The counts, in one line without an end: {@code images: 5 named, 3 signed, 1 not signed as named, …}. */
    public String line() {
        List<String> counts = new ArrayList<>();
        counts.add(summary.images() + " named");
        counts.add(summary.signed().size() + " signed");
        add(counts, summary.refused(), "not signed as named");
        add(counts, summary.uncheckedImages(), "could not be checked");
        add(counts, summary.unknown(), "of a name that cannot be known");
        add(counts, summary.notAsked(), "not asked about");
        return "images: " + String.join(", ", counts);
    }

    private static void add(List<String> counts, int count, String what) {
        if (count > 0) {
            counts.add(count + " " + what);
        }
    }

    /** What could not be checked, a sentence for each registry. */
    public List<String> unchecked() {
        return summary.unchecked().stream().map(SignatureReport::sentence).toList();
    }

    private static String sentence(Unchecked unchecked) {
        String images = unchecked.images() == 1 ? "1 image" : unchecked.images() + " images";
        String told = images + " of " + unchecked.registry() + " could not be checked: " + unchecked.why()
                + (unchecked.remedy().isEmpty() ? "" : ". " + unchecked.remedy());
        return Printable.escape(told);
    }

    /** What is to be known of the repositories besides: first meetings, delegations that were dropped. */
    public List<String> notes() {
        return summary.repositories().stream()
                .flatMap(repository -> new RepositoryFacts(repository).notes().stream())
                .toList();
    }

    /** The same for programs. */
    public JsonObject json() {
        return JsonBuilder.object()
                .put("named", summary.images())
                .put("notSignedAsNamed", summary.refused())
                .put("unknownNames", summary.unknown())
                .put("notAsked", summary.notAsked())
                .put("signed", array(summary.signed().stream().map(this::signed)))
                .put("unchecked", array(summary.unchecked().stream().map(SignatureReport::unchecked)))
                .build();
    }

    private static JsonArray array(Stream<? extends JsonValue> values) {
        return new JsonArray(List.copyOf(values.toList()));
    }

    private JsonObject signed(SignedUse use) {
        SignedTag tag = use.image().signed();
        List<String> signers = use.image().repository().signers(tag).stream()
                .map(Object::toString)
                .toList();
        return JsonBuilder.object()
                .put("file", use.region().file())
                .put("line", use.region().startLine())
                .put("image", use.name())
                .put("repository", tag.gun().toString())
                .put("tag", tag.tag())
                .put("digest", tag.digest().toString())
                .put("role", tag.role().value())
                .put("signers", JsonBuilder.strings(signers))
                .build();
    }

    private static JsonObject unchecked(Unchecked unchecked) {
        return JsonBuilder.object()
                .put("registry", unchecked.registry())
                .put("server", unchecked.server())
                .put("images", unchecked.images())
                .put("why", unchecked.why())
                .put("remedy", unchecked.remedy())
                .build();
    }
}
