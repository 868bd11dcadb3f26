package dev.contenttrust.pull;

import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.image.layout.OciArchive;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** An OCI layout in a tar file. */
record OciPacking(Optional<String> imageName) implements Packing {
    @Override
    public void check(PullPlan plan) {}

    @Override
    public void pack(PullPlan plan, HeldBlobs blobs, FileChannel out) throws IOException {
        OciNaming naming = OciNaming.of(plan, imageName);
        OciArchive archive = OciArchive.begin(out, naming.entry());
        for (Manifest document : naming.documents()) {
            archive.document(document.descriptor().digest(), document.raw().bytes());
        }
        for (Descriptor blob : plan.blobs()) {
            archive.blob(blob, blobs.channel(blob));
        }
        archive.finish();
    }
}
