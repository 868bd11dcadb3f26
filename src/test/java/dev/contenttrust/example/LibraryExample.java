package dev.contenttrust.example;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.Platform;
import dev.contenttrust.image.layer.LayerLimits;
import dev.contenttrust.image.layout.OciLayout;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.PinSettings;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.TrustService;
import dev.contenttrust.notary.TrustSettings;
import dev.contenttrust.pull.Destinations;
import dev.contenttrust.pull.ImagePuller;
import dev.contenttrust.registry.RegistryAddresses;
import dev.contenttrust.registry.RegistryClient;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.TransportSettings;
import dev.contenttrust.trusted.ContentTrust;
import dev.contenttrust.trusted.ImageSource;
import dev.contenttrust.trusted.OciLayoutImageSource;
import dev.contenttrust.trusted.RetryPolicy;
import dev.contenttrust.trusted.SignerDemand;
import dev.contenttrust.trusted.TrustedImage;
import dev.contenttrust.trusted.content.ImageContent;
import dev.contenttrust.trusted.content.ImageOpener;
import dev.contenttrust.trusted.content.OpenedImage;
import dev.contenttrust.trusted.content.OpenedImage.LayerLooker;
import dev.contenttrust.trusted.content.Provenance;
import dev.contenttrust.trusted.content.ReadListener;
import dev.contenttrust.tuf.MetadataSource;
import dev.contenttrust.tuf.MetadataStore;
import dev.contenttrust.updater.RefreshPolicy;
import dev.contenttrust.vulndb.Match;
import dev.contenttrust.vulndb.PackageVersion;
import dev.contenttrust.vulndb.VulnerabilityDatabase;
import dev.contenttrust.vulndb.feed.DatabaseUpdate;
import dev.contenttrust.vulndb.feed.DirectoryOrigin;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The code that docs/library.md shows; {@link LibraryExampleTest} runs it and compares the page with it. */
final class LibraryExample {
    private LibraryExample() {}

    // example: resolve
    static Digest resolve(Path home, InstantSource clock, String image) {
        TrustSettings settings = new TrustSettings(
                Optional.of("dir:" + home.resolve("mirror")), // or https://…; empty: the server of the image's registry
                List.of(),
                home.resolve("trust"), // what is remembered between runs
                List.of(),
                PinSettings.none(),
                true, // trust on first use
                false,
                RefreshPolicy.at(clock.instant()));
        try (HttpService http = new HttpService(TransportSettings.defaults(home.resolve(".docker")))) {
            ContentTrust trust = new ContentTrust(new TrustService(settings, http));
            TrustedImage trusted = trust.resolve(ImageReference.parse(image), SignerDemand.none());
            return trusted.signed().digest();
        }
    }
    // end

    // example: pull
    static ImagePuller.PullResult pull(Path layout, TrustedImage image, HttpService http, Path work) {
        RegistryClient registries = new RegistryClient(http, RegistryAddresses.byName());
        Destinations destinations = new Destinations(registries, work, OutputStream.nullOutputStream());
        try (OciLayoutImageSource source = new OciLayoutImageSource(OciLayout.open(layout))) {
            return new ImagePuller(source)
                    .pull(
                            image,
                            Optional.of(Platform.parse("linux/amd64")),
                            destinations.parse("oci:" + work.resolve("pulled")),
                            ImagePuller.PullListener.NONE);
        }
    }
    // end

    // example: own source and store
    static TrustedImage resolve(
            TrustService service, ImageReference image, MetadataSource source, MetadataStore store) {
        SignedRepository repository = service.open(Gun.of(image), source, store);
        return new ContentTrust(service).resolve(repository, image, SignerDemand.none());
    }
    // end

    // example: vulnerabilities
    static List<Match> vulnerabilities(Path file, Path exports, InstantSource clock, PackageVersion found) {
        DatabaseUpdate.run(file, new DirectoryOrigin(exports), List.of(), DatabaseUpdate.LOCK_WAIT, feed -> {});
        try (VulnerabilityDatabase database = VulnerabilityDatabase.open(file)) {
            database.requireYounger(VulnerabilityDatabase.AGE_MAX, clock.instant());
            return database.matches(found);
        }
    }
    // end

    // example: look inside
    static List<String> setUidFiles(Path layout, TrustedImage image) {
        ImageOpener opener = new ImageOpener(
                Platform.parse("linux/amd64"), RetryPolicy.standard(), ReadListener.NONE, LayerLimits.standard());
        ImageSource source = new OciLayoutImageSource(OciLayout.open(layout));
        Provenance word = new Provenance.Signed(image, source.location());
        List<String> found = new ArrayList<>();
        try (OpenedImage opened =
                opener.open("the image", image.reference(), image.signed().digest(), source, word)) {
            ImageContent content = opened.read(LayerLooker.NONE); // or one that sees every file's bytes as they pass
            content.files().walk(file -> {
                if (file.isFile() && (file.mode() & 04000) != 0) {
                    found.add(file.path() + ", of layer " + (file.layer() + 1));
                }
            });
        }
        return found;
    }
    // end
}
