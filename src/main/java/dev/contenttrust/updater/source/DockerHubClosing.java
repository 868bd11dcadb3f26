package dev.contenttrust.updater.source;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Docker's own trust server is taken out of service; from that day on its failures have a known reason. */
final class DockerHubClosing {
    private static final String HOST = "notary.docker.io";
    private static final Instant DAY = Instant.parse("2026-12-08T00:00:00Z");

    /** Why a failure at that server is no accident, and what is left to do. */
    record Closed(String why, String remedy) {}

    private DockerHubClosing() {}

    /** The words to add to a failure at {@code server}, if it is Docker's and the day has come. */
    static Optional<Closed> at(URI server, Instant now) {
        if (!HOST.equalsIgnoreCase(server.getHost()) || now.isBefore(DAY)) {
            return Optional.empty();
        }
        return Optional.of(
                new Closed(
                        "notary.docker.io closed on 2026-12-08: Docker Hub has no content trust any more",
                        "Use a mirror taken before that day (--server dir:PATH), or a trust server of your own (--server URL)."));
    }
}
