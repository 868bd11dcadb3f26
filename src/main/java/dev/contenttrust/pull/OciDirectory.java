package dev.contenttrust.pull;

import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.ImageFileException;
import dev.contenttrust.image.layout.OciLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** {@code oci:DIR[:NAME]}: an OCI layout, new or with other images in it. Blobs that are there already are verified anew. */
final class OciDirectory extends Destination {
    private final Path directory;
    private final Optional<String> imageName;

    OciDirectory(String description, Path directory, Optional<String> imageName) {
        super(description);
        this.directory = directory;
        this.imageName = imageName;
    }

    @Override
    void check() {
        OciLayout layout = OciLayout.at(directory);
        layout.images();
    }

    @Override
    void receive(PullPlan plan, Transfer transfer) {
        OciLayout layout = OciLayout.at(directory);
        Spool spool = new Spool(layout.workDirectory());
        try {
            transfer.each(plan.blobs(), blob -> place(layout, spool, blob, transfer));
            OciNaming naming = OciNaming.of(plan, imageName);
            naming.documents()
                    .forEach(document -> layout.store(
                            document.descriptor().digest(), document.raw().bytes()));
            layout.add(naming.entry());
        } finally {
            spool.removeIfEmpty();
        }
    }

    private static void place(OciLayout layout, Spool spool, Descriptor blob, Transfer transfer) {
        Path target = layout.blob(blob.digest());
        if (transfer.holds(target, blob)) {
            transfer.reused(blob);
            return;
        }
        try (PartialFile file = spool.claim(blob)) {
            transfer.complete(file, blob);
            file.publish(target);
        } catch (IOException e) {
            throw ImageFileException.writing(target, e);
        }
    }
}
