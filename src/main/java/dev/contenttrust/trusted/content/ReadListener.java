package dev.contenttrust.trusted.content;

import dev.contenttrust.image.Descriptor;
import java.util.List;

/** Hears how far the reading of images is; called from several threads. */
public interface ReadListener {
    /** Nobody listens. */
    ReadListener NONE = new ReadListener() {};

    /** These layers are to be read. */
    default void planned(List<Descriptor> layers) {}

    default void advanced(Descriptor layer, long bytes) {}

    default void finished(Descriptor layer) {}

    /** A transfer is taken up again after a failure. */
    default void retried(Descriptor blob, String why) {}

    /** All that was planned is read, or given up. */
    default void done() {}
}
