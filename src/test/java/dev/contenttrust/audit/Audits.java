package dev.contenttrust.audit;

import static dev.contenttrust.tuf.TestRepository.TODAY;

import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.PinSettings;
import dev.contenttrust.notary.TestMirror;
import dev.contenttrust.notary.TrustService;
import dev.contenttrust.notary.TrustSettings;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.TransportSettings;
import dev.contenttrust.trusted.ImageSource;
import dev.contenttrust.tuf.TestRepository;
import dev.contenttrust.updater.RefreshPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Audits of what tests sign, without a network. */
public final class Audits {
    public static final String GUN = "registry.example.com/demo/app";

    private final Path home;
    private Optional<ImageSource> registry = Optional.empty();
    private History history = History.NONE;
    private Instant now = TODAY;

    private Audits(Path home) {
        this.home = home;
    }

    public static Audits in(Path home) {
        return new Audits(home);
    }

    Audits asking(ImageSource images) {
        registry = Optional.of(images);
        return this;
    }

    Audits knowing(History other) {
        history = other;
        return this;
    }

    Audits at(String instant) {
        now = Instant.parse(instant);
        return this;
    }

    /** What comes of auditing the repository as it is published now. */
    public RepositoryAudit of(TestRepository repository) {
        return of(TestMirror.write(mirror(), repository.publish()), repository.gun());
    }

    RepositoryAudit of(String server, String gun) {
        RefreshPolicy policy = RefreshPolicy.at(now);
        TrustSettings settings = new TrustSettings(
                Optional.of(server),
                List.of(),
                home.resolve("trust"),
                List.of(),
                PinSettings.none(),
                true,
                false,
                policy);
        try (HttpService http = new HttpService(TransportSettings.defaults(home))) {
            return new Auditor(new TrustService(settings, http), registry, AuditPolicy.STANDARD, history, now)
                    .audit(Gun.parse(gun));
        }
    }

    Path mirror() {
        try {
            return Files.createDirectories(home.resolve("mirror"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
