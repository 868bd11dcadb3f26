package dev.contenttrust.lint.signed;

import java.util.List;

/**
 * What came of a run's images, in places that name one; each place counts once.
 *
 * @param signed whose digest is signed, freshly
 * @param refused that are not signed, not as pinned, no longer, or not by those who may
 * @param notAsked about which the settings say that nobody is to be asked
 * @param unknown whose name cannot be known from the file, or is no name
 * @param unchecked the rest, by registry and server
 */
public record SignatureSummary(int signed, int refused, int notAsked, int unknown, List<Unchecked> unchecked) {
    public SignatureSummary {
        unchecked = List.copyOf(unchecked);
    }

    /** How many could not be checked. */
    public int uncheckedImages() {
        return unchecked.stream().mapToInt(Unchecked::images).sum();
    }

    /** How many places name an image. */
    public int images() {
        return signed + refused + notAsked + unknown + uncheckedImages();
    }
}
