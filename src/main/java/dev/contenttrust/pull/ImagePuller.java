package dev.contenttrust.pull;

import dev.contenttrust.Platform;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.trusted.ImageSource;
import dev.contenttrust.trusted.TrustedImage;
import java.util.List;
import java.util.Optional;

/** Copies a trusted image to a destination; every byte is verified on its way, and nothing appears under the final name before. */
public final class ImagePuller {

    public ImagePuller(ImageSource source) {}

    /**
     * Pulls.
     *
     * @param platform which image of an index; empty for all of them
     * @throws dev.contenttrust.TrustException if anything is not as signed, cannot be had, or cannot be written
     */
    public PullResult pull(
            TrustedImage image, Optional<Platform> platform, Destination destination, PullListener listener) {
        throw new UnsupportedOperationException();
    }

    /**
     * What was written.
     *
     * @param signed the manifest or index that was signed
     * @param images the image manifests that were written
     * @param transferred bytes fetched from the source
     * @param reused bytes that were at the destination already, verified there
     */
    public record PullResult(Descriptor signed, List<Descriptor> images, long transferred, long reused) {}

    /** Hears of progress; called from several threads. */
    public interface PullListener {
        /** Nobody listens. */
        PullListener NONE = new PullListener() {};

        default void started(Descriptor blob) {}

        default void advanced(Descriptor blob, long bytes) {}

        default void finished(Descriptor blob) {}

        default void reused(Descriptor blob) {}

        /** A blob is tried again after a failure. */
        default void retried(Descriptor blob, String why) {}
    }
}
