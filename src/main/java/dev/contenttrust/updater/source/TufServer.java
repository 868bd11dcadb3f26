package dev.contenttrust.updater.source;

import dev.contenttrust.transport.HttpAnswer;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.HttpService.HttpRequest;
import dev.contenttrust.transport.NetworkException;
import dev.contenttrust.tuf.MetadataFile;
import dev.contenttrust.tuf.MetadataFile.Versioned;
import dev.contenttrust.tuf.MetadataSource;
import dev.contenttrust.tuf.spec.FileNames;
import java.net.URI;
import java.util.Optional;

/** The metadata of a TUF 1.0 repository on a web server (TUF 1.0.34, section 7.1): {@code timestamp.json}, {@code 3.root.json}. */
public final class TufServer implements MetadataSource {
    private final HttpService http;
    private final URI metadata;

    /** @param metadata the URL below which its metadata lies, with a slash at its end or without */
    public TufServer(HttpService http, URI metadata) {
        this.http = http;
        this.metadata = metadata;
    }

    @Override
    public Optional<byte[]> fetch(MetadataFile file, long maxLength) {
        URI uri = Below.of(metadata, nameOf(file));
        try (HttpAnswer answer = http.send(HttpRequest.get(uri, Optional.empty()))) {
            return switch (answer.status()) {
                case 200 -> Optional.of(answer.bytes(maxLength));
                case 404 -> Optional.empty();
                default ->
                    throw new NetworkException(
                            "the server refused GET " + uri,
                            "HTTP " + answer.status(),
                            "Ask who runs the server.",
                            null);
            };
        }
    }

    private static String nameOf(MetadataFile file) {
        String role = FileNames.encode(file.role().value()) + ".json";
        return file instanceof Versioned versioned ? versioned.version() + "." + role : role;
    }

    /** Its URL. */
    @Override
    public String location() {
        return metadata.toString();
    }
}
