package dev.contenttrust.cli.session;

import dev.contenttrust.cli.option.Durations;
import dev.contenttrust.cli.option.Flag;
import dev.contenttrust.cli.option.Instants;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Value;
import dev.contenttrust.cli.option.Values;
import dev.contenttrust.notary.PinSettings;
import dev.contenttrust.updater.RefreshPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whom to ask, what to believe, and as of when. */
final class TrustOptions {
    private final Value<String> server;
    private final Value<Path> trustDirectory;
    private final Value<Path> config;
    private final Values<Map.Entry<String, String>> pins;
    private final Values<Map.Entry<String, String>> authorities;
    private final Flag noTofu;
    private final Flag strict;
    private final Flag offline;
    private final Value<Duration> maxStale;
    private final Value<Instant> asOf;
    private final Value<Path> timeAuthorities;

    TrustOptions(OptionTable options) {
        options.section("Trust");
        server = options.value(
                "--server",
                "URL|dir:PATH",
                TrustOptions::server,
                "the trust server, or a mirror directory;\ndefault: DOCKER_CONTENT_TRUST_SERVER, configuration, registry");
        trustDirectory = options.value(
                "--trust-dir", "DIR", Path::of, "where verified metadata is kept; default $XDG_DATA_HOME/trust");
        config = options.value(
                "--config", "FILE", Path::of, "configuration; default $XDG_CONFIG_HOME/trust/config.json");
        pins = options.values(
                "--pin",
                "GUN=KEYID",
                text -> pair("GUN=KEYID", text),
                "only a root with this key (certificate) speaks for GUN, or for all GUNs\nunder a prefix that ends in *;"
                        + " may be given again");
        authorities = options.values(
                "--pin-ca",
                "PREFIX=FILE",
                TrustOptions::authority,
                "only a root certified by a CA in this PEM file speaks for\nGUNs under PREFIX; may be given again");
        noTofu = options.flag(
                "--no-tofu",
                "do not trust a root on first use: a pin must vouch for it,\nor a root that an earlier run stored");
        strict = options.flag(
                "--strict",
                "where pins are set, a repository without one is refused,\nand the current root itself must meet its pin");
        offline = options.flag("--offline", "judge the trust data that is stored, and ask no trust server");
        maxStale = options.value(
                "--max-stale",
                "DURATION",
                Durations::parse,
                "with --offline: accept what expired at most so long ago, such as 30d or 12h");
        asOf = options.value(
                "--as-of", "INSTANT", Instants::parse, "judge for that instant or date instead of now; stores nothing");
        timeAuthorities = options.value(
                "--tsa-ca",
                "FILE",
                Path::of,
                "time-stamping authorities, PEM, whose stamps in a mirror prove\nthat what is judged was there by then");
    }

    Optional<String> server() {
        return server.get();
    }

    Optional<Path> trustDirectory() {
        return trustDirectory.get();
    }

    Optional<Path> config() {
        return config.get();
    }

    boolean tofu() {
        return !noTofu.given();
    }

    boolean strict() {
        return strict.given();
    }

    /** The instant asked for, if one was. */
    public Optional<Instant> asOf() {
        return asOf.get();
    }

    Optional<Path> timeAuthorities() {
        return timeAuthorities.get();
    }

    PinSettings pins() {
        Map<String, Set<String>> certs = new LinkedHashMap<>();
        pins.get()
                .forEach(pin -> certs.computeIfAbsent(pin.getKey(), gun -> new LinkedHashSet<>())
                        .add(pin.getValue()));
        Map<String, Path> ca = new LinkedHashMap<>();
        authorities.get().forEach(pin -> ca.put(pin.getKey(), Path.of(pin.getValue())));
        return new PinSettings(certs, ca);
    }

    /** The instant is taken here, once for the run. */
    RefreshPolicy policy(InstantSource clock) {
        if (maxStale.get().isPresent() && !offline.given()) {
            throw new UsageException(
                    "--max-stale goes with --offline",
                    "a server that answers is never allowed to answer with what has expired",
                    "Add --offline, or leave out --max-stale.");
        }
        return new RefreshPolicy(
                asOf.get().orElseGet(clock::instant), asOf.get().isPresent(), offline.given(), maxStale.get());
    }

    private static String server(String text) {
        boolean known = text.startsWith("https://") || text.startsWith("http://") || text.startsWith("dir:");
        if (!known) {
            throw new UsageException(
                    "\"" + text + "\" is neither a URL nor a directory",
                    "expected https://HOST[:PORT] or dir:PATH",
                    "");
        }
        return text;
    }

    /** Prefixes are of full names: a short one would be a pin that is silently not enforced. */
    private static Map.Entry<String, String> authority(String text) {
        Map.Entry<String, String> pair = pair("PREFIX=FILE", text);
        String host = pair.getKey().split("/", 2)[0];
        if (host.indexOf('.') < 0 && host.indexOf(':') < 0 && !host.equals("localhost")) {
            throw new UsageException(
                    "\"" + pair.getKey() + "\" covers nothing",
                    "prefixes begin with a registry's host, such as docker.io/library",
                    "");
        }
        return pair;
    }

    private static Map.Entry<String, String> pair(String form, String text) {
        int equals = text.indexOf('=');
        if (equals <= 0 || equals == text.length() - 1) {
            throw new UsageException("\"" + text + "\" is not of the form " + form, "", "");
        }
        return Map.entry(text.substring(0, equals), text.substring(equals + 1));
    }
}
