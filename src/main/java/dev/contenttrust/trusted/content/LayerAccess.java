package dev.contenttrust.trusted.content;

import dev.contenttrust.image.layer.LayerFacts;
import dev.contenttrust.image.layer.LayerVisitor;

/** How the layers of one kind of image are read. */
interface LayerAccess extends AutoCloseable {
    /** Reads a layer to its end. */
    LayerFacts read(ImageLayer layer, LayerVisitor visitor);

    @Override
    void close();
}
