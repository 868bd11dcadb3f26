package dev.contenttrust.cli.session;

import dev.contenttrust.ImageReference;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.crypto.CertificateAuthority;
import dev.contenttrust.image.layout.OciLayout;
import dev.contenttrust.lint.signed.SignatureCheck;
import dev.contenttrust.mirror.MirrorCheck;
import dev.contenttrust.mirror.TimeStamper;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.TrustService;
import dev.contenttrust.notary.TrustSettings;
import dev.contenttrust.pull.Destination;
import dev.contenttrust.pull.Destinations;
import dev.contenttrust.registry.RegistryClient;
import dev.contenttrust.transport.Courtesy;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.trusted.ContentTrust;
import dev.contenttrust.trusted.ImageSource;
import dev.contenttrust.trusted.OciLayoutImageSource;
import dev.contenttrust.trusted.RegistryImageSource;
import dev.contenttrust.trusted.SignerDemand;
import dev.contenttrust.trusted.TrustedImage;
import dev.contenttrust.tuf.MetadataSource;
import dev.contenttrust.updater.RefreshPolicy;
import dev.contenttrust.updater.source.ChangeFeed;
import dev.contenttrust.updater.source.MirrorDirectory;
import dev.contenttrust.updater.source.TimeProof;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;

/** The services of one run, made from its settings. Safe for use by several threads. */
public final class Session implements AutoCloseable {
    private static final String MIRROR = "dir:";
    private static final String LAYOUT = "oci:";

    private final Settings settings;
    private final String userAgent;
    private final RefreshPolicy policy;
    private final Optional<String> server;
    private final HttpService http;
    private final TrustService trust;
    private final ContentTrust contentTrust;
    private final Map<String, FutureTask<SignedRepository>> opened = new ConcurrentHashMap<>();

    /** @param userAgent says who asks */
    Session(Settings settings, String userAgent, Optional<Courtesy> courtesy) {
        TrustSettings trustSettings = settings.trust();
        this.settings = settings;
        this.userAgent = userAgent;
        this.policy = trustSettings.refresh();
        this.server = trustSettings.server();
        this.http = courtesy.map(rules -> new HttpService(settings.transport(userAgent), rules))
                .orElseGet(() -> new HttpService(settings.transport(userAgent)));
        this.trust = new TrustService(trustSettings, http);
        this.contentTrust = new ContentTrust(trust);
    }

    /** The repository's verified state; refreshed once a run, however many subjects ask. */
    public SignedRepository repository(Gun gun) {
        FutureTask<SignedRepository> task =
                opened.computeIfAbsent(gun.toString(), name -> new FutureTask<>(() -> trust.open(gun)));
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The signed digest of an image. */
    public TrustedImage resolve(ImageReference image, SignerDemand demand) {
        return contentTrust.resolve(repository(Gun.of(image)), image, demand);
    }

    /** Where a repository's metadata comes from. */
    public MetadataSource metadata(Gun gun) {
        return trust.source(gun);
    }

    /** What opens repositories, for jobs that go through many of them once. */
    public TrustService trust() {
        return trust;
    }

    /** Whether what is verified now may be remembered: not where another instant was asked for, or nobody was asked. */
    public boolean remembers() {
        return !policy.asOf() && !policy.offline();
    }

    /** Where is kept what audits saw. */
    public Path auditDirectory() {
        return settings.auditDirectory();
    }

    /**
     * What people get who ask for an image: as asked for, else registries by name. Empty where the trust data come from a mirror,
     * unless it was asked for: then they are audited alone.
     */
    public Optional<ImageSource> servedImages() {
        return mirroredAlone() ? Optional.empty() : Optional.of(images());
    }

    /** Whom an audit of the repository asks: its trust server and, where tags are looked up, its registry. */
    public Set<String> asked(Gun gun, boolean tags) {
        String from = trust.serverFor(gun);
        return tags && !mirroredAlone()
                ? Set.of(
                        "trust " + from,
                        "registry "
                                + settings.imageSource().orElse(gun.reference().domain()))
                : Set.of("trust " + from);
    }

    private boolean mirroredAlone() {
        return settings.imageSource().isEmpty()
                && server.filter(name -> name.startsWith(MIRROR)).isPresent();
    }

    /** The repositories that a registry lists: full names, not checked. */
    public void catalog(String host, Consumer<String> told) {
        registry(Optional.empty()).catalog(host, path -> told.accept(host + "/" + path));
    }

    /** The repositories that a trust server ever published something of: full names, not checked. */
    public void changeFeed(URI url, Consumer<String> told) {
        new ChangeFeed(http, url).guns(told);
    }

    /**
     * Checks a mirror under this run's pins, for this run's instant.
     *
     * @param proofs the mirror's time stamps that verify
     */
    public MirrorCheck check(MirrorDirectory mirror, List<TimeProof> proofs) {
        return new MirrorCheck(mirror, trust, policy, proofs);
    }

    /** The time-stamping authorities whose word counts; empty where none was named. */
    public List<CertificateAuthority> timeAuthorities() {
        return trust.timeAuthorities();
    }

    /** Asks a time-stamping authority; what it answers is signed, so that plain http will do. */
    public Stamper stamper(URI url) {
        HttpService toAuthority = new HttpService(settings.transport(userAgent, url));
        return new Stamper(new TimeStamper(toAuthority, url, timeAuthorities()), toAuthority);
    }

    /** An authority, and the connections to it, which must be closed. */
    public record Stamper(TimeStamper authority, HttpService http) implements AutoCloseable {
        @Override
        public void close() {
            http.close();
        }
    }

    /** Where Docker and Notary keep private keys, whether or not anything is there. */
    public List<Path> keyDirectories() {
        return settings.seeds().stream()
                .map(trust -> trust.resolve("private"))
                .distinct()
                .toList();
    }

    /** This run's instant. */
    public Instant now() {
        return policy.now();
    }

    /** What is built on both. */
    public ContentTrust contentTrust() {
        return contentTrust;
    }

    /** Holds the images that files name against what is signed, by this run's settings. */
    public SignatureCheck signatures(SignerDemand demand) {
        return new SignatureCheck(trust, settings.policy(), demand, policy.now());
    }

    /** Where images come from: as asked for, else the mirror that the trust data comes from, else registries by name. */
    public ImageSource images() {
        Optional<String> asked = settings.imageSource();
        Optional<Path> layout = asked.isPresent()
                ? asked.filter(source -> source.startsWith(LAYOUT)).map(source -> path(source, LAYOUT))
                : mirroredImages();
        if (layout.isPresent()) {
            return new OciLayoutImageSource(OciLayout.open(layout.get()));
        }
        return new RegistryImageSource(registry(asked.map(URI::create)), asked.orElse("the registry"));
    }

    private Optional<Path> mirroredImages() {
        return server.filter(name -> name.startsWith(MIRROR))
                .flatMap(name -> MirrorDirectory.open(path(name, MIRROR)).images());
    }

    private static Path path(String text, String prefix) {
        return Path.of(text.substring(prefix.length()));
    }

    /**
     * Where a pulled image goes.
     *
     * @param text as the user wrote it
     */
    public Destination destination(String text, OutputStream standardOutput) {
        return new Destinations(registry(Optional.empty()), settings.workDirectory(), standardOutput).parse(text);
    }

    /**
     * The registries themselves, by name or at the address that was asked for.
     *
     * @throws UsageException if a layout was asked for in their place
     */
    public RegistryClient registry() {
        settings.imageSource().filter(source -> source.startsWith(LAYOUT)).ifPresent(source -> {
            throw new UsageException("a registry is wanted here", "got --registry " + source, "");
        });
        return registry(settings.imageSource().map(URI::create));
    }

    /** Registries by name, wherever this run's images come from. */
    public RegistryClient registries() {
        return registry(Optional.empty());
    }

    private RegistryClient registry(Optional<URI> fixed) {
        return new RegistryClient(http, settings.registries(fixed));
    }

    /** Lets go of every connection: a thread that waits on one would hold up the end of the process. */
    @Override
    public void close() {
        http.close();
    }
}
