package dev.contenttrust.cli;

import dev.contenttrust.RawBytes;
import dev.contenttrust.cli.Help.Example;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Manner;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Value;
import dev.contenttrust.cli.option.Values;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.TransportSettings;
import dev.contenttrust.tuf.MetadataStore;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.RootChain;
import dev.contenttrust.tuf.Signed.Root;
import dev.contenttrust.tuf.Signed.TargetFile;
import dev.contenttrust.tuf.Verified;
import dev.contenttrust.tuf.spec.SpecProfile;
import dev.contenttrust.updater.RefreshPolicy;
import dev.contenttrust.updater.TargetUpdater;
import dev.contenttrust.updater.artifact.ArtifactDirectory;
import dev.contenttrust.updater.source.ArtifactServer;
import dev.contenttrust.updater.source.TufServer;
import dev.contenttrust.updater.store.MetadataDirectory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** {@code trust tuf}: a client of TUF 1.0 repositories, spoken to as the tuf-conformance suite speaks to clients. */
final class TufCommand implements Command {
    private final Value<Path> metadata;
    private final Value<URI> metadataUrl;
    private final Values<String> targets;
    private final Value<Path> targetDirectory;
    private final Value<URI> targetUrl;
    private final Values<String> words;

    TufCommand(OptionTable options) {
        metadata = options.value("--metadata-dir", "DIR", Path::of, "where trusted metadata is kept");
        metadataUrl = options.value("--metadata-url", "URL", TufRepository::url, "where the repository's metadata is");
        targets = options.values(
                "--target-name", "NAME", text -> text, "what to download, in this order; may be given again");
        targetDirectory = options.value("--target-dir", "DIR", Path::of, "where downloads go");
        targetUrl =
                options.value("--target-base-url", "URL", TufRepository::url, "where the repository's artifacts are");
        words = options.words("init ROOT_FILE|refresh|download");
    }

    @Override
    public ExitCode call(Console console) {
        List<String> asked = words.get();
        switch (asked.isEmpty() ? "" : asked.get(0)) {
            case "init" -> init(last(asked, 2));
            case "refresh" -> {
                last(asked, 1);
                refresh(console.host());
            }
            case "download" -> {
                last(asked, 1);
                download(console.host());
            }
            default -> throw new UsageException("expected init ROOT_FILE, refresh or download", "got " + asked, "");
        }
        return ExitCode.OK;
    }

    /** The last of so many words. */
    private static String last(List<String> words, int count) {
        if (words.size() != count) {
            throw new UsageException("wrong number of words after " + words.get(0), "got " + words, "see trust tuf -h");
        }
        return words.get(count - 1);
    }

    private void init(String file) {
        Path directory = required(metadata, "--metadata-dir");
        RawBytes bytes = TufRepository.root(Path.of(file));
        Verified<Root> root = RootChain.anchoredAt(SpecProfile.of(file), bytes).current();
        try (MetadataStore store = MetadataDirectory.open(directory)) {
            store.save(RoleName.ROOT, root.signed().version(), bytes);
            store.commit();
        }
    }

    private void refresh(Host host) {
        Path directory = required(metadata, "--metadata-dir");
        try (HttpService http = http(host);
                MetadataStore store = MetadataDirectory.open(directory)) {
            updater(http, store, host.clock().instant());
        }
    }

    private TargetUpdater updater(HttpService http, MetadataStore store, Instant now) {
        URI url = required(metadataUrl, "--metadata-url");
        return TargetUpdater.refresh(
                SpecProfile.of(url.toString()), new TufServer(http, url), store, RefreshPolicy.at(now));
    }

    private void download(Host host) {
        Path directory = required(metadata, "--metadata-dir");
        URI base = required(targetUrl, "--target-base-url");
        Instant now = host.clock().instant();
        ArtifactDirectory artifacts = new ArtifactDirectory(required(targetDirectory, "--target-dir"), now);
        if (targets.get().isEmpty()) {
            throw new UsageException("download wants --target-name", "", "see trust tuf -h");
        }
        try (HttpService http = http(host);
                MetadataStore store = MetadataDirectory.open(directory)) {
            TargetUpdater updater = updater(http, store, now);
            ArtifactServer server = new ArtifactServer(http, base);
            for (String name : targets.get()) {
                TargetFile target = updater.find(name);
                artifacts.get(target, () -> server.open(target, updater.consistentSnapshot()));
            }
        }
    }

    private static HttpService http(Host host) {
        return new HttpService(TransportSettings.defaults(host.dockerHome())
                .withEnvironment(host.environment())
                .withUserAgent(Version.USER_AGENT));
    }

    private static <T> T required(Value<T> value, String option) {
        return value.get()
                .orElseThrow(() -> new UsageException(option + " is missing", "", "see trust tuf -h for examples"));
    }

    /** The suite knows success and failure, and nothing else. */
    @Override
    public ExitCode ending(ExitCode code) {
        return code == ExitCode.OK ? ExitCode.OK : ExitCode.FINDINGS;
    }

    @Override
    public Manner manner(Host host) {
        return Manner.PLAIN;
    }

    @Override
    public Help help() {
        return new Help(
                CommandName.TUF,
                "OPTION… init ROOT_FILE|refresh|download",
                """
                        A client of repositories as TUF's specification has them: keeps verified metadata in a directory, and
                        downloads what it names. Ends with 0, or 1 whatever went wrong.\
                        """,
                List.of(
                        new Example("tuf --metadata-dir md init root.json", "start from a root that you trust"),
                        new Example(
                                "tuf --metadata-dir md --metadata-url https://example.com/metadata refresh",
                                "bring its metadata up to date"),
                        new Example(
                                "tuf --metadata-dir md --metadata-url https://example.com/metadata --target-name a/b \\\n"
                                        + "    --target-dir out --target-base-url https://example.com/targets download",
                                "download an artifact")));
    }
}
