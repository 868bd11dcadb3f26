package dev.contenttrust.image.tar;

import java.io.IOException;
import java.io.InputStream;

/** Sees the entries of an archive in their order. */
@FunctionalInterface
public interface TarVisitor {
    /**
     * One entry.
     *
     * @param content may be left unread, and is not to be used after the call
     */
    void entry(TarEntry entry, InputStream content) throws IOException;
}
