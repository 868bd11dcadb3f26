package dev.contenttrust.pull;

import dev.contenttrust.TrustException;
import dev.contenttrust.image.ImageFileException;
import java.io.IOException;

/**
 * {@code oci-archive:FILE} and {@code docker-archive:FILE|-}. Blobs are gathered in a spool first, several at once and resumable,
 * and packed once all are there: twice the space while it lasts.
 */
final class ArchiveDestination extends Destination {
    private static final String ARCHIVE = "archive";

    private final Packing packing;
    private final Outlet outlet;

    ArchiveDestination(String description, Packing packing, Outlet outlet) {
        super(description);
        this.packing = packing;
        this.outlet = outlet;
    }

    @Override
    void check() {
        outlet.check();
    }

    @Override
    void receive(PullPlan plan, Transfer transfer) {
        packing.check(plan);
        Spool spool = new Spool(outlet.workDirectory());
        try (HeldBlobs blobs = HeldBlobs.fetch(spool, plan.blobs(), transfer)) {
            pack(plan, spool, blobs);
        } finally {
            spool.removeIfEmpty();
        }
    }

    /** Blobs that turn out to be no image are not worth keeping; where only the disk failed, they are. */
    private void pack(PullPlan plan, Spool spool, HeldBlobs blobs) {
        try (PartialFile archive = spool.claim(ARCHIVE)) {
            try {
                archive.restart();
                packing.pack(plan, blobs, archive.channel());
                outlet.deliver(archive);
                blobs.discard();
            } catch (TrustException e) {
                blobs.discard();
                throw e;
            } finally {
                archive.discard();
            }
        } catch (IOException e) {
            throw ImageFileException.writing(description(), e);
        }
    }
}
