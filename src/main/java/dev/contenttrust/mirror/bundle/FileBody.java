package dev.contenttrust.mirror.bundle;

import dev.contenttrust.transport.HttpBody;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A blob that lies in a file. */
record FileBody(Path file, long length) implements HttpBody {
    @Override
    public String contentType() {
        return "application/octet-stream";
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(file);
    }
}
