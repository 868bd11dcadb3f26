package dev.contenttrust.updater.source;

import dev.contenttrust.transport.HttpAnswer;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.HttpService.HttpRequest;
import dev.contenttrust.transport.NetworkException;
import dev.contenttrust.transport.OversizedAnswerException;
import dev.contenttrust.transport.auth.AuthenticationException;
import dev.contenttrust.tuf.MetadataFile;
import dev.contenttrust.tuf.MetadataFile.Current;
import dev.contenttrust.tuf.MetadataSource;
import dev.contenttrust.tuf.NoTrustDataException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One repository at a Notary server: {@code {server}/v2/{GUN}/_trust/tuf/…} (notary-v1 profile, "transport"). Its plain
 * files may as well be served by any web server that holds a mirror's directory.
 */
public final class NotaryServer implements MetadataSource {
    /** An error's body is a few hundred bytes; what is longer is no Notary server's. */
    static final int ERROR_BODY_MAX = 64 << 10;

    private final Function<HttpRequest, HttpAnswer> http;
    private final URI server;
    private final String gun;
    private final Instant now;
    private @Nullable Ahead ahead;

    /**
     * @param server the base URL, without {@code /v2}
     * @param gun the repository's full name, checked by the reference grammar
     * @param now the run's instant, which tells whether a server is known to have closed
     */
    public NotaryServer(HttpService http, URI server, String gun, Instant now) {
        this(http::send, server, gun, now);
    }

    NotaryServer(Function<HttpRequest, HttpAnswer> http, URI server, String gun, Instant now) {
        this.http = http;
        this.server = server;
        this.gun = gun;
        this.now = now;
    }

    @Override
    public void expect(MetadataFile file, long maxLength) {
        ahead = Ahead.begin(FileNames.of(file), maxLength, () -> ask(file, maxLength));
    }

    @Override
    public Optional<byte[]> fetch(MetadataFile file, long maxLength) {
        Ahead begun = ahead;
        if (begun == null || !begun.isFor(FileNames.of(file), maxLength)) {
            return ask(file, maxLength);
        }
        ahead = null;
        return begun.result();
    }

    private Optional<byte[]> ask(MetadataFile file, long maxLength) {
        URI uri = uriOf(FileNames.of(file));
        try (HttpAnswer answer = send(uri)) {
            int status = answer.status();
            if (status == 200) {
                return Optional.of(body(answer, uri, maxLength));
            }
            if (status == 404) {
                return notFound(file, uri, answer);
            }
            throw refused(uri, answer);
        }
    }

    private HttpAnswer send(URI uri) {
        try {
            HttpRequest request = HttpRequest.get(uri, Optional.of("repository:" + gun + ":pull"));
            return http.apply(request.withCredentialsOf(gun.substring(0, gun.indexOf('/'))));
        } catch (NetworkException e) {
            throw network(e.what(), e.why(), e.remedy(), e);
        } catch (AuthenticationException e) {
            throw DockerHubClosing.at(server, now)
                    .map(closed -> new AuthenticationException(
                            e.host(), e.what(), join(e.why(), closed.why()), closed.remedy(), e))
                    .orElse(e);
        }
    }

    private byte[] body(HttpAnswer answer, URI uri, long maxLength) {
        if (isHtml(answer)) {
            throw network(
                    "no metadata at " + uri,
                    "a web page came back: something between here and the trust server answers in its place, or this is"
                            + " no trust server",
                    "Check --server and the proxy settings.",
                    null);
        }
        return answer.bytes(maxLength);
    }

    /**
     * A Notary server says METADATA_NOT_FOUND; a plain web server has its own page for it, which is an answer too where a
     * file may well be missing. For the file to start from, the difference is worth telling.
     */
    private Optional<byte[]> notFound(MetadataFile file, URI uri, HttpAnswer answer) {
        boolean notaryAnswered = errors(answer).saysNotFound();
        Optional<DockerHubClosing.Closed> closed = DockerHubClosing.at(server, now);
        if (!(file instanceof Current) || (notaryAnswered && closed.isEmpty())) {
            return Optional.empty();
        }
        throw NoTrustDataException.noTrustServer(
                gun,
                file.role(),
                "no trust data for " + gun + " at " + server,
                closed.map(DockerHubClosing.Closed::why)
                        .orElse("GET " + uri
                                + " answered 404, but not as a Notary server does: this host may be no trust"
                                + " server, or another path leads to it"),
                closed.map(DockerHubClosing.Closed::remedy)
                        .orElse("Name the trust server with --server, DOCKER_CONTENT_TRUST_SERVER or in config.json."));
    }

    private NetworkException refused(URI uri, HttpAnswer answer) {
        int status = answer.status();
        String told = errors(answer).toString();
        String what = "the trust server refused GET " + uri;
        String why = "HTTP " + status + (told.isEmpty() ? "" : ", " + told);
        if (status >= 300 && status < 400) {
            String target = Excerpt.of(answer.header("Location").orElse("nowhere"));
            return network(
                    what,
                    why + ", to " + target,
                    "Metadata is not fetched by redirect: name that server itself.",
                    null);
        }
        return network(
                what,
                why,
                status >= 500 ? "Try again later, or ask who runs the server." : "Ask who runs the server.",
                null);
    }

    private static ServerErrors errors(HttpAnswer answer) {
        try {
            return ServerErrors.read(answer.bytes(ERROR_BODY_MAX));
        } catch (OversizedAnswerException e) {
            return ServerErrors.read(new byte[0]);
        }
    }

    private NetworkException network(String what, String why, String remedy, @Nullable Throwable cause) {
        return DockerHubClosing.at(server, now)
                .map(closed -> new NetworkException(what, join(why, closed.why()), closed.remedy(), cause))
                .orElseGet(() -> new NetworkException(what, why, remedy, cause));
    }

    private static String join(String first, String second) {
        return first.isEmpty() ? second : first + "; " + second;
    }

    private static boolean isHtml(HttpAnswer answer) {
        return answer.header("Content-Type").orElse("").toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    private URI uriOf(String name) {
        String base = server.getRawPath().endsWith("/")
                ? server.getPath().substring(0, server.getPath().length() - 1)
                : server.getPath();
        try {
            return new URI(
                    server.getScheme(), server.getAuthority(), base + "/v2/" + gun + "/_trust/tuf/" + name, null, null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a checked name makes a URL", e);
        }
    }

    /** The server's URL. */
    @Override
    public String location() {
        return server.toString();
    }
}
