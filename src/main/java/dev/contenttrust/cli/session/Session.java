package dev.contenttrust.cli.session;

import dev.contenttrust.ImageReference;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.image.layout.OciLayout;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.TrustService;
import dev.contenttrust.notary.TrustSettings;
import dev.contenttrust.pull.Destination;
import dev.contenttrust.pull.Destinations;
import dev.contenttrust.registry.RegistryAddresses;
import dev.contenttrust.registry.RegistryClient;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.trusted.ContentTrust;
import dev.contenttrust.trusted.ImageSource;
import dev.contenttrust.trusted.OciLayoutImageSource;
import dev.contenttrust.trusted.RegistryImageSource;
import dev.contenttrust.trusted.SignerDemand;
import dev.contenttrust.trusted.TrustedImage;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The services of one run, made from its settings. Safe for use by several threads. */
public final class Session implements AutoCloseable {
    private static final String MIRROR = "dir:";
    private static final String LAYOUT = "oci:";

    private final HttpService http;
    private final TrustService trust;
    private final ContentTrust contentTrust;
    private final TrustSettings settings;
    private final ConnectionOptions connections;
    private final Path workDirectory;
    private final Map<Gun, FutureTask<SignedRepository>> opened = new ConcurrentHashMap<>();

    private Session(HttpService http, TrustSettings settings, ConnectionOptions connections, Path workDirectory) {
        this.http = http;
        this.settings = settings;
        this.connections = connections;
        this.workDirectory = workDirectory;
        this.trust = new TrustService(settings, http);
        this.contentTrust = new ContentTrust(trust);
    }

    static Session open(TrustOptions trust, ConnectionOptions connections, Console console, String userAgent) {
        Host host = console.host();
        Path docker = host.variable("DOCKER_CONFIG")
                .map(Path::of)
                .orElseGet(() -> host.home().resolve(".docker"));
        TrustSettings settings = new TrustSettings(
                trust.server().or(() -> host.variable("DOCKER_CONTENT_TRUST_SERVER")),
                List.of(),
                trust.trustDirectory()
                        .orElseGet(
                                () -> host.xdg("XDG_DATA_HOME", ".local/share").resolve("trust")),
                List.of(docker.resolve("trust"), host.home().resolve(".notary")),
                trust.pins(),
                trust.tofu(),
                trust.strict(),
                trust.policy(host.clock()));
        return new Session(
                new HttpService(connections.settings(docker, console, userAgent)),
                settings,
                connections,
                host.xdg("XDG_CACHE_HOME", ".cache").resolve("trust/pull"));
    }

    /** The repository's verified state; refreshed once a run, however many subjects ask. */
    public SignedRepository repository(Gun gun) {
        FutureTask<SignedRepository> task = opened.computeIfAbsent(gun, g -> new FutureTask<>(() -> trust.open(g)));
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
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

    /** What is built on both. */
    public ContentTrust contentTrust() {
        return contentTrust;
    }

    /** Where images come from. */
    public ImageSource images() {
        Optional<String> source = connections.registry().or(this::mirroredImages);
        if (source.isPresent() && source.get().startsWith(LAYOUT)) {
            Path directory = Path.of(source.get().substring(LAYOUT.length()));
            return new OciLayoutImageSource(OciLayout.open(directory));
        }
        RegistryAddresses addresses = new RegistryAddresses(source.map(URI::create), connections.insecureHosts());
        return new RegistryImageSource(registry(addresses), source.orElse("the registry"));
    }

    /**
     * Where a pulled image goes.
     *
     * @param text as the user wrote it
     */
    public Destination destination(String text, OutputStream standardOutput) {
        RegistryAddresses byName = new RegistryAddresses(Optional.empty(), connections.insecureHosts());
        return new Destinations(registry(byName), workDirectory, standardOutput).parse(text);
    }

    private RegistryClient registry(RegistryAddresses addresses) {
        return new RegistryClient(http, addresses);
    }

    /** A mirror serves its images too, if it has any. */
    private Optional<String> mirroredImages() {
        return settings.server()
                .filter(server -> server.startsWith(MIRROR))
                .map(server -> Path.of(server.substring(MIRROR.length())).resolve("oci"))
                .filter(Files::isDirectory)
                .map(directory -> LAYOUT + directory);
    }

    /** Lets go of every connection: a thread that waits on one would hold up the end of the process. */
    @Override
    public void close() {
        http.close();
    }
}
