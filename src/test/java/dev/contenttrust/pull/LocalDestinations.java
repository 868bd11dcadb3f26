package dev.contenttrust.pull;

import dev.contenttrust.registry.RegistryAddresses;
import dev.contenttrust.registry.RegistryClient;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.TransportSettings;
import java.io.OutputStream;
import java.nio.file.Path;

/** Destinations of this machine, for tests that speak to no registry. */
final class LocalDestinations {
    private LocalDestinations() {}

    static Destination parse(String text) {
        Path nowhere = Path.of("/nonexistent");
        try (HttpService http = new HttpService(TransportSettings.defaults(nowhere))) {
            RegistryClient registry = new RegistryClient(http, RegistryAddresses.byName());
            return new Destinations(registry, nowhere, OutputStream.nullOutputStream()).parse(text);
        }
    }
}
