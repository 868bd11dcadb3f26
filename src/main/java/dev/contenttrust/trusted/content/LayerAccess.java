package dev.contenttrust.trusted.content;

import dev.contenttrust.image.layer.LayerFacts;
import dev.contenttrust.image.layer.LayerVisitor;
import java.util.List;

/** How the layers of one kind of image are read. */
interface LayerAccess extends AutoCloseable {
    /** Reads a layer to its end. */
    LayerFacts read(ImageLayer layer, LayerVisitor visitor);

    /** All of these are to be read. */
    default void planned(List<ImageLayer> layers) {}

    /** One of them need not be. */
    default void passed(ImageLayer layer) {}

    /** They are, or were given up. */
    default void done() {}

    @Override
    void close();
}
