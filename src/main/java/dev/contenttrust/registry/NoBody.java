package dev.contenttrust.registry;

import dev.contenttrust.transport.HttpBody;
import java.io.InputStream;

/** A body of no bytes, for requests that must have one. */
enum NoBody implements HttpBody {
    OF_NO_TYPE(""),
    OF_BYTES("application/octet-stream");

    private final String contentType;

    NoBody(String contentType) {
        this.contentType = contentType;
    }

    @Override
    public long length() {
        return 0;
    }

    @Override
    public String contentType() {
        return contentType;
    }

    @Override
    public InputStream open() {
        return InputStream.nullInputStream();
    }
}
