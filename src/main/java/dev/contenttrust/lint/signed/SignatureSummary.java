package dev.contenttrust.lint.signed;

import dev.contenttrust.notary.SignedRepository;
import java.util.List;

/**
 * What came of a run's images, in places that name one; each place counts once.
 *
 * @param signed whose digest is signed
 * @param refused that are not signed, not as pinned, no longer, or not by those who may: each is a finding
 * @param notAsked about which the settings, or a comment, say that nobody is to be asked
 * @param unknown whose name cannot be known from the file, or is no name
 * @param unchecked the rest, by registry and server
 * @param repositories those that were verified, in the order in which they were named
 */
public record SignatureSummary(
        List<SignedUse> signed,
        int refused,
        int notAsked,
        int unknown,
        List<Unchecked> unchecked,
        List<SignedRepository> repositories) {
    public SignatureSummary {
        signed = List.copyOf(signed);
        unchecked = List.copyOf(unchecked);
        repositories = List.copyOf(repositories);
    }

    /** How many could not be checked. */
    public int uncheckedImages() {
        return unchecked.stream().mapToInt(Unchecked::images).sum();
    }

    /** Whether every image was looked up about which somebody was to be asked. */
    public boolean complete() {
        return unchecked.isEmpty() && unknown == 0;
    }

    /** How many places name an image. */
    public int images() {
        return signed.size() + refused + notAsked + unknown + uncheckedImages();
    }
}
