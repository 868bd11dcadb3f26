package dev.contenttrust.notary;

import dev.contenttrust.transport.HttpService;
import dev.contenttrust.tuf.MetadataSource;
import dev.contenttrust.tuf.MetadataStore;
import dev.contenttrust.tuf.notary.NotaryProfile;
import dev.contenttrust.updater.RefreshPolicy;
import dev.contenttrust.updater.Refreshed;
import dev.contenttrust.updater.Updater;
import dev.contenttrust.updater.source.MirrorDirectory;
import dev.contenttrust.updater.source.NotaryServer;
import dev.contenttrust.updater.store.TrustDirectory;
import dev.contenttrust.updater.store.TrustDirectory.Access;
import dev.contenttrust.updater.store.TrustDirectory.Opened;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Opens repositories: chooses the server, refreshes the metadata under the user's settings, and reads it. Thread-safe. */
public final class TrustService {
    private final TrustSettings settings;
    private final HttpService http;
    private final ServerChoice servers;
    private final TrustDirectory directory;
    private final Map<Path, MirrorDirectory> mirrors = new ConcurrentHashMap<>();

    public TrustService(TrustSettings settings, HttpService http) {
        this.settings = settings;
        this.http = http;
        this.servers = new ServerChoice(settings);
        this.directory = new TrustDirectory(settings.trustDirectory(), settings.seeds());
    }

    /**
     * Refreshes a repository and gives its verified state.
     *
     * @throws dev.contenttrust.TrustException if it cannot be trusted now; the leaf says why
     */
    public SignedRepository open(Gun gun) {
        MetadataSource source = source(gun);
        Opened opened = directory.open(gun.toString(), access(settings.refresh()));
        try (MetadataStore store = opened.store()) {
            return open(gun, source, store, settings.refresh(), opened.notices());
        }
    }

    /**
     * The same against a source and a store of the caller's own; the store stays open.
     *
     * @throws dev.contenttrust.TrustException if it cannot be trusted now; the leaf says why
     */
    public SignedRepository open(Gun gun, MetadataSource source, MetadataStore store) {
        return open(gun, source, store, settings.refresh());
    }

    /**
     * The same for another instant than the run's.
     *
     * @throws dev.contenttrust.TrustException if it could not be trusted then
     */
    public SignedRepository open(Gun gun, MetadataSource source, MetadataStore store, RefreshPolicy policy) {
        return open(gun, source, store, policy, List.of());
    }

    private SignedRepository open(
            Gun gun, MetadataSource source, MetadataStore store, RefreshPolicy policy, List<String> notices) {
        PinPolicy pins = PinPolicy.of(gun, settings);
        Updater updater = new Updater(NotaryProfile.forGun(gun.toString()), pins);
        Refreshed state = updater.refresh(source, store, policy);
        List<String> warnings = new ArrayList<>(notices);
        pins.warning().ifPresent(warnings::add);
        return new SignedRepository(gun, source.location(), state.withWarnings(warnings));
    }

    /** What is judged for another instant, or without asking anybody, is not to be remembered. */
    private static Access access(RefreshPolicy policy) {
        return policy.asOf() || policy.offline() ? Access.READ_ONLY : Access.READ_WRITE;
    }

    /** Where a repository's metadata comes from. */
    public MetadataSource source(Gun gun) {
        String server = serverFor(gun);
        Optional<Path> mirror = ServerChoice.directory(server);
        return mirror.isPresent()
                ? mirrors.computeIfAbsent(mirror.get(), MirrorDirectory::open).source(gun.toString())
                : server(ServerChoice.url(server), gun);
    }

    private MetadataSource server(URI url, Gun gun) {
        if (!settings.refresh().offline()) {
            http.expect(url);
        }
        return new NotaryServer(http, url, gun.toString(), settings.refresh().now());
    }

    /** The server that would be asked. */
    public String serverFor(Gun gun) {
        return servers.serverFor(gun);
    }
}
