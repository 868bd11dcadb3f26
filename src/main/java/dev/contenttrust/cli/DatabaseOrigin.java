package dev.contenttrust.cli;

import dev.contenttrust.Digest;
import dev.contenttrust.RawBytes;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Manner.Talk;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Value;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.TransportSettings;
import dev.contenttrust.tuf.MetadataStore;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.RootChain;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.Verified;
import dev.contenttrust.tuf.spec.SpecProfile;
import dev.contenttrust.updater.RefreshPolicy;
import dev.contenttrust.updater.TargetUpdater;
import dev.contenttrust.updater.source.ArtifactServer;
import dev.contenttrust.updater.source.TufServer;
import dev.contenttrust.updater.store.MetadataDirectory;
import dev.contenttrust.vulndb.feed.DirectoryOrigin;
import dev.contenttrust.vulndb.feed.Feed;
import dev.contenttrust.vulndb.feed.Origin;
import dev.contenttrust.vulndb.feed.TufOrigin;
import dev.contenttrust.vulndb.feed.WebOrigin;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;

/** Where an update takes its files from: the options, and what they mean. */
final class DatabaseOrigin {
    /** Enough to tell one root from another in the name of a directory. */
    private static final int NAME_LENGTH = 16;

    private final Value<String> from;
    private final Value<Path> root;
    private final Value<Path> authority;

    DatabaseOrigin(OptionTable options) {
        options.section("Update");
        from = options.value(
                "--from",
                "URL|DIR",
                text -> text,
                "where exports are: ECOSYSTEM/all.zip; default " + Feed.PUBLIC_EXPORTS.getHost());
        root = options.value(
                "--tuf",
                "ROOT",
                Path::of,
                "take them from a TUF repository below --from (metadata/, targets/)\nthat this first root vouches for");
        authority = options.value("--tls-ca", "FILE", Path::of, "further certificate authorities, PEM");
    }

    /** Uses the origin while its connections are open. */
    <T> T use(Console console, Instant now, Function<Origin, T> use) {
        String place = from.orElse(Feed.PUBLIC_EXPORTS.toString());
        boolean web = place.startsWith("https://") || place.startsWith("http://");
        if (root.get().isPresent() && (!web || from.get().isEmpty())) {
            throw new UsageException("--tuf wants --from URL", "the URL above metadata/ and targets/", "");
        }
        if (!web) {
            return use.apply(new DirectoryOrigin(Path.of(place)));
        }
        try (HttpService http = http(console)) {
            return root.get().isPresent()
                    ? signed(http, TufRepository.url(place), console.host(), now, use)
                    : use.apply(new WebOrigin(http, TufRepository.url(place), now));
        }
    }

    private HttpService http(Console console) {
        Host host = console.host();
        TransportSettings settings = TransportSettings.defaults(host.dockerHome())
                .withEnvironment(host.environment())
                .withUserAgent(Version.USER_AGENT);
        if (console.manner().talk() == Talk.VERBOSE) {
            settings = settings.withListener(exchange -> console.exchange(
                    exchange.method() + " " + exchange.uri(), exchange.status(), exchange.took(), exchange.bytes()));
        }
        return new HttpService(
                authority.get().isPresent()
                        ? settings.withAuthority(authority.get().get())
                        : settings);
    }

    private <T> T signed(HttpService http, URI base, Host host, Instant now, Function<Origin, T> use) {
        RawBytes first = TufRepository.root(root.get().orElseThrow());
        String name = "tuf-" + Digest.sha256(first.bytes()).hex().substring(0, NAME_LENGTH);
        URI targets = below(base, "targets");
        try (MetadataStore store =
                MetadataDirectory.open(DatabaseOptions.directory(host).resolve(name))) {
            if (store.load(RoleName.ROOT).isEmpty()) {
                Verified<Root> anchor = RootChain.anchoredAt(SpecProfile.of(base.toString()), first)
                        .current();
                store.save(RoleName.ROOT, anchor.signed().version(), first);
                store.commit();
            }
            TargetUpdater updater = TargetUpdater.refresh(
                    SpecProfile.of(base.toString()),
                    new TufServer(http, below(base, "metadata")),
                    store,
                    RefreshPolicy.at(now));
            return use.apply(new TufOrigin(updater, new ArtifactServer(http, targets), targets, now));
        }
    }

    private static URI below(URI base, String directory) {
        return URI.create(base + (base.toString().endsWith("/") ? "" : "/") + directory);
    }
}
