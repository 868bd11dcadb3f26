package dev.contenttrust.notary;

import dev.contenttrust.crypto.CertificateAuthority;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.tuf.MetadataSource;
import dev.contenttrust.tuf.MetadataStore;
import dev.contenttrust.tuf.notary.NotaryProfile;
import dev.contenttrust.updater.RefreshPolicy;
import dev.contenttrust.updater.Refreshed;
import dev.contenttrust.updater.Updater;
import dev.contenttrust.updater.source.Existence;
import dev.contenttrust.updater.source.MirrorDirectory;
import dev.contenttrust.updater.source.MirrorProofs;
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
    private final Map<Path, MirrorProofs> proofs = new ConcurrentHashMap<>();

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
            SignedRepository repository = open(gun, source, store, settings.refresh(), opened.notices());
            return settings.refresh().asOf() ? repository.with(existence(repository)) : repository;
        }
    }

    /** How sure it is that what the repository's state rests on was there by this run's instant. */
    private Existence existence(SignedRepository repository) {
        String server = serverFor(repository.gun());
        Optional<Path> mirror = ServerChoice.directory(server);
        if (mirror.isEmpty()) {
            return new Existence.Claimed(
                    "nothing says when what " + server + " serves was there but the files themselves");
        }
        MirrorProofs stamps = proofs.computeIfAbsent(mirror.get(), this::proofs);
        if (settings.timeAuthorities().isEmpty() && !stamps.names().isEmpty()) {
            return new Existence.Claimed(
                    "the mirror holds time stamps, but no authority of theirs is trusted (name one: --tsa-ca FILE)");
        }
        return stamps.existence(
                repository.gun().toString(),
                repository.files(),
                settings.refresh().now());
    }

    private MirrorProofs proofs(Path mirror) {
        return mirror(mirror).proofs(timeAuthorities());
    }

    /**
     * The time-stamping authorities whose word counts; empty where none was named.
     *
     * @throws ConfigurationException if they cannot be read
     */
    public List<CertificateAuthority> timeAuthorities() {
        return settings.timeAuthorities()
                .map(file -> AuthorityFile.read("the CA file " + file + " of --tsa-ca", file))
                .orElse(List.of());
    }

    private MirrorDirectory mirror(Path path) {
        return mirrors.computeIfAbsent(path, MirrorDirectory::open);
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
        return mirror.isPresent() ? mirror(mirror.get()).source(gun.toString()) : server(ServerChoice.url(server), gun);
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
