package dev.contenttrust.migrate.status;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.image.MediaType;
import dev.contenttrust.registry.RegistryAddresses;
import dev.contenttrust.registry.RegistryClient;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.TransportSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** An image in a registry, for tests to sign. */
final class NewImage implements AutoCloseable {
    static final String REPOSITORY = "team/app";
    static final String TEXT = "{\"schemaVersion\": 2, \"mediaType\": \"" + MediaType.OCI_MANIFEST
            + "\", \"config\": {\"mediaType\": \"application/vnd.oci.image.config.v1+json\", \"size\": 2, \"digest\": \""
            + Digest.sha256("{}".getBytes(StandardCharsets.UTF_8)) + "\"}, \"layers\": []}";

    final TestRegistry server = new TestRegistry();
    final HttpService http = new HttpService(TransportSettings.defaults(Path.of("/nonexistent")));
    final RegistryClient client = new RegistryClient(http, RegistryAddresses.byName());
    final Digest digest = server.manifest(REPOSITORY, "1.0", TEXT);

    ImageReference name() {
        return ImageReference.parse(server.host() + "/" + REPOSITORY + ":1.0");
    }

    Manifest manifest() {
        return client.manifest(name(), digest, Manifest.LENGTH_MAX).orElseThrow();
    }

    @Override
    public void close() {
        http.close();
        server.close();
    }
}
