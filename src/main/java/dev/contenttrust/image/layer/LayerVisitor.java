package dev.contenttrust.image.layer;

import java.io.IOException;
import java.io.InputStream;

/** Sees the entries of a layer's archive in their order. */
@FunctionalInterface
public interface LayerVisitor {
    /**
     * One entry.
     *
     * @param content a file's bytes, empty for all else; may be left unread, and is not to be used after the call
     */
    void entry(LayerEntry entry, InputStream content) throws IOException;
}
