package dev.contenttrust.transport;

import java.io.InputStream;
import java.net.URI;
import java.util.Optional;

/** An answer whose body has yet to be read; must be closed. */
public interface HttpAnswer extends AutoCloseable {
    int status();

    /** The first header of that name, the name's case ignored. */
    Optional<String> header(String name);

    /** Where it came from, after redirects. */
    URI uri();

    /** The body as it streams; reading throws {@link NetworkException} (unchecked) where the connection or its pace fails. */
    InputStream body();

    /**
     * The whole body.
     *
     * @throws OversizedAnswerException if it is longer than {@code max} bytes
     */
    byte[] bytes(long max);

    @Override
    void close();
}
