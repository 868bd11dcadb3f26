package dev.contenttrust.pull;

import dev.contenttrust.Digest;
import dev.contenttrust.image.Annotation;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.image.Manifest.ImageIndex;
import dev.contenttrust.image.Manifest.ImageManifest;
import dev.contenttrust.image.OciForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How an image is kept in an OCI layout.
 *
 * @param entry of {@code index.json}: what was signed if it is in OCI's form, else its OCI form or the chosen image, annotated
 *     with the signed digest
 * @param documents all manifests, what was signed among them
 */
record OciNaming(Descriptor entry, List<Manifest> documents) {

    /** @param name the image's name in the layout; empty for its full name */
    static OciNaming of(PullPlan plan, Optional<String> name) {
        List<ImageManifest> forms = plan.images().stream().map(OciForm::of).toList();
        Manifest named = plan.named() instanceof ImageIndex index ? OciForm.of(index, forms) : forms.get(0);
        Map<Digest, Manifest> documents = new LinkedHashMap<>();
        documents.put(plan.signed().descriptor().digest(), plan.signed());
        plan.images().forEach(image -> documents.put(image.descriptor().digest(), image));
        forms.forEach(image -> documents.put(image.descriptor().digest(), image));
        documents.put(named.descriptor().digest(), named);
        return new OciNaming(entry(plan, named.descriptor(), name), List.copyOf(documents.values()));
    }

    private static Descriptor entry(PullPlan plan, Descriptor named, Optional<String> name) {
        Descriptor bare = new Descriptor(named.mediaType(), named.digest(), named.size(), plan.platform(), Map.of());
        Descriptor entry = bare.annotated(Annotation.REF_NAME, name.orElseGet(() -> fullName(plan)));
        Digest signed = plan.signed().descriptor().digest();
        return signed.equals(named.digest()) ? entry : entry.annotated(Annotation.SIGNED_DIGEST, signed.toString());
    }

    private static String fullName(PullPlan plan) {
        return plan.name().name()
                + plan.name()
                        .tag()
                        .map(tag -> ":" + tag)
                        .orElse("@" + plan.signed().descriptor().digest());
    }
}
