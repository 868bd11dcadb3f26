package dev.contenttrust.transport;

import java.io.IOException;
import java.io.InputStream;

/** A request's body, opened anew for each attempt. */
public interface HttpBody {
    /** Its length in bytes. */
    long length();

    String contentType();

    InputStream open() throws IOException;
}
