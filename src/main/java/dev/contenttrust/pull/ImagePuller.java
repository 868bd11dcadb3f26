package dev.contenttrust.pull;

import dev.contenttrust.ImageReference;
import dev.contenttrust.Platform;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.trusted.ImageSource;
import dev.contenttrust.trusted.RetryPolicy;
import dev.contenttrust.trusted.TrustedImage;
import java.util.List;
import java.util.Optional;

/** Copies a trusted image to a destination; every byte is verified on its way, and nothing appears under the final name before. */
public final class ImagePuller {
    /** Enough to keep two processors and a line busy, few enough for registries that count connections. */
    private static final int BLOBS_AT_ONCE = 3;

    private final ImageSource source;
    private final RetryPolicy retries;

    public ImagePuller(ImageSource source) {
        this(source, RetryPolicy.standard());
    }

    /** @param retries how often a transfer that broke is taken up again */
    public ImagePuller(ImageSource source, RetryPolicy retries) {
        this.source = source;
        this.retries = retries;
    }

    /**
     * Pulls.
     *
     * @param platform which image of an index; empty for all of them. No matter where no index was signed
     * @throws dev.contenttrust.TrustException if anything is not as signed, cannot be had, or cannot be written
     */
    public PullResult pull(
            TrustedImage image, Optional<Platform> platform, Destination destination, PullListener listener) {
        return pull(image.reference(), image.signed(), platform, destination, listener);
    }

    /** Pulls what a role signs for a tag, under the name that was asked for. */
    public PullResult pull(
            ImageReference name,
            SignedTag signed,
            Optional<Platform> platform,
            Destination destination,
            PullListener listener) {
        destination.check();
        PullPlan plan = new PullPlan.Reader(source, retries, name).read(signed.digest(), signed.length(), platform);
        Transfer transfer = new Transfer(source, name, retries, BLOBS_AT_ONCE, listener);
        listener.planned(plan.blobs());
        destination.receive(plan, transfer);
        return new PullResult(
                plan.signed().descriptor(),
                plan.named().descriptor(),
                plan.listed(),
                transfer.transferred(),
                transfer.reusedBytes());
    }

    /**
     * What was written.
     *
     * @param signed the manifest or index that was signed
     * @param named what the name at the destination now stands for: what was signed, or the image chosen from a signed index. In
     *     an OCI layout, a manifest of Docker's is named by its OCI form, annotated with the signed digest
     * @param images the image manifests that were written, with the platform that the index names
     * @param transferred bytes of blobs fetched from the source
     * @param reused bytes of blobs that were at the destination already: verified there, or vouched for by the registry
     */
    public record PullResult(
            Descriptor signed, Descriptor named, List<Descriptor> images, long transferred, long reused) {
        public PullResult {
            images = List.copyOf(images);
        }
    }

    /** Hears of progress; called from several threads. */
    public interface PullListener {
        /** Nobody listens. */
        PullListener NONE = new PullListener() {};

        /** These blobs make up what is pulled; each will be finished or reused. */
        default void planned(List<Descriptor> blobs) {}

        default void started(Descriptor blob) {}

        /** A blob's first {@code bytes} were left from an earlier run. */
        default void resumed(Descriptor blob, long bytes) {}

        default void advanced(Descriptor blob, long bytes) {}

        default void finished(Descriptor blob) {}

        /** A blob is at the destination already. */
        default void reused(Descriptor blob) {}

        /** A blob is tried again after a failure. */
        default void retried(Descriptor blob, String why) {}
    }
}
