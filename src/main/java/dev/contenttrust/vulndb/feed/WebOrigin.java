package dev.contenttrust.vulndb.feed;

import dev.contenttrust.Digest;
import dev.contenttrust.transport.HttpAnswer;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.HttpService.HttpRequest;
import dev.contenttrust.transport.HttpService.Pace;
import dev.contenttrust.transport.HttpService.Redirects;
import dev.contenttrust.transport.NetworkException;
import dev.contenttrust.vulndb.store.DatabaseWriteException;
import dev.contenttrust.vulndb.store.StoredSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A web server that is laid out as the public exports are; or those themselves, with the two lists from where they are made. */
public final class WebOrigin implements Origin {
    /** The largest real export has some 300 MB. */
    static final long LENGTH_MAX = 4L << 30;

    /** Slow for a telephone line, fast beside a server that holds a client up. */
    private static final Pace.LeastRate PACE = new Pace.LeastRate(4 << 10, Duration.ofSeconds(30));

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final HttpService http;
    private final URI base;
    private final Instant now;

    /** @param now the run's instant */
    public WebOrigin(HttpService http, URI base, Instant now) {
        this.http = http;
        this.base = base;
        this.now = now;
    }

    @Override
    public List<String> ecosystems() {
        return Feed.USUAL_ECOSYSTEMS;
    }

    @Override
    public Delivery deliver(Feed feed, Optional<StoredSource> known, Path into) {
        URI uri = locate(feed);
        Optional<StoredSource> same = known.filter(before -> before.location().equals(uri.toString()));
        try (HttpAnswer answer = http.send(request(uri, same))) {
            return switch (answer.status()) {
                case 200 -> arrived(feed, uri, answer, known, into);
                case 304 ->
                    same.<Delivery>map(before -> new Delivery.Unchanged(before.currentAt(now, before.tag())))
                            .orElseThrow(() -> refused(uri, 304));
                case 404 -> new Delivery.Absent();
                default -> throw refused(uri, answer.status());
            };
        }
    }

    private static NetworkException refused(URI uri, int status) {
        return new NetworkException(
                "cannot fetch " + uri, "the server answered HTTP " + status, "Try again later.", null);
    }

    private URI locate(Feed feed) {
        if (feed.home().isPresent() && base.equals(Feed.PUBLIC_EXPORTS)) {
            return feed.home().get();
        }
        String above = base.toString().endsWith("/") ? base.toString() : base + "/";
        StringBuilder path = new StringBuilder();
        for (String part : feed.path().split("/", -1)) {
            path.append(path.length() == 0 ? "" : "/")
                    .append(URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return URI.create(above + path);
    }

    private static HttpRequest request(URI uri, Optional<StoredSource> before) {
        HttpRequest request =
                new HttpRequest("GET", uri, Map.of(), Optional.empty(), Optional.empty(), PACE, Redirects.FOLLOW);
        if (before.isEmpty()) {
            return request;
        }
        HttpRequest dated = request.withHeader(
                "If-Modified-Since", HTTP_DATE.format(before.get().modified()));
        return before.get().tag().isEmpty()
                ? dated
                : dated.withHeader("If-None-Match", before.get().tag());
    }

    private Delivery arrived(Feed feed, URI uri, HttpAnswer answer, Optional<StoredSource> known, Path into) {
        MessageDigest hasher = Digest.Algorithm.SHA256.hasher();
        long bytes;
        try (OutputStream out = Files.newOutputStream(into)) {
            bytes = copy(uri, new DigestInputStream(answer.body(), hasher), out);
        } catch (IOException e) {
            throw new DatabaseWriteException(into, e);
        }
        StoredSource source = new StoredSource(
                feed.kind(),
                feed.name(),
                uri.toString(),
                now,
                modified(answer),
                answer.header("ETag").orElse(""),
                Digest.ofHash(Digest.Algorithm.SHA256, hasher.digest()),
                bytes,
                0);
        return known.filter(before -> before.digest().equals(source.digest()))
                .<Delivery>map(before -> new Delivery.Unchanged(source.withRecords(before.records())))
                .orElseGet(() -> new Delivery.Arrived(into, source));
    }

    private static long copy(URI uri, InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[64 << 10];
        long bytes = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            bytes += n;
            if (bytes > LENGTH_MAX) {
                throw new InvalidFeedException(uri.toString(), "it is longer than " + LENGTH_MAX + " bytes", null);
            }
            out.write(buffer, 0, n);
        }
        return bytes;
    }

    /** A server that does not say, or says nonsense, has changed it now. */
    private Instant modified(HttpAnswer answer) {
        try {
            return answer.header("Last-Modified")
                    .map(date -> Instant.from(HTTP_DATE.parse(date)))
                    .orElse(now);
        } catch (DateTimeException e) {
            return now;
        }
    }
}
