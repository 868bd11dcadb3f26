package dev.contenttrust.transport;

import dev.contenttrust.transport.host.Hosts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import okhttp3.Challenge;
import okhttp3.HttpUrl;
import okhttp3.Response;

/** What came back for one request, its body still on the wire. */
final class Answer implements HttpAnswer {
    private final Response response;
    private final BodyStream stream;
    private final Watch watch;
    private final HttpListener listener;
    private final long begun;
    private final Runnable leave;
    private boolean closed;

    /** @param leave run once, when this is closed */
    Answer(Response response, Watch watch, HttpService.Pace pace, HttpListener listener, long begun, Runnable leave) {
        this.response = response;
        this.watch = watch;
        this.listener = listener;
        this.begun = begun;
        this.leave = leave;
        this.stream = new BodyStream(response, watch, pace);
    }

    @Override
    public int status() {
        return response.code();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(response.header(name));
    }

    Optional<Date> date(String name) {
        return Optional.ofNullable(response.headers().getDate(name));
    }

    List<Challenge> challenges() {
        return response.challenges();
    }

    HttpUrl url() {
        return response.request().url();
    }

    @Override
    public URI uri() {
        return url().uri();
    }

    @Override
    public InputStream body() {
        Optional<String> coding = header("Content-Encoding");
        if (coding.isPresent() && !coding.get().equalsIgnoreCase("identity")) {
            throw new NetworkException(
                    "The answer from " + Hosts.shown(url()) + " cannot be read",
                    "it is compressed (Content-Encoding: " + coding.get() + ") though plain bytes were asked for",
                    "Tell whoever runs the server, or a proxy before it, to honour Accept-Encoding: identity",
                    null);
        }
        return stream;
    }

    @Override
    public byte[] bytes(long max) {
        try (InputStream in = body()) {
            if (stream.expected() > max) {
                throw oversized(max, "the server says " + stream.expected());
            }
            byte[] bytes = in.readNBytes((int) Math.min(max + 1, Integer.MAX_VALUE - 8));
            if (bytes.length > max) {
                throw oversized(max, "there is more");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("a body stream throws its own failures", e);
        } finally {
            close();
        }
    }

    private OversizedAnswerException oversized(long max, String found) {
        return new OversizedAnswerException(
                "The answer from " + Hosts.shown(url()) + " is too long",
                "expected at most " + max + " bytes, " + found,
                "Nothing of it was used; tell whoever runs the server",
                null);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        watch.stop();
        response.close();
        leave.run();
        listener.ended(HttpListener.Exchange.answered(
                response.request().method(), url(), response.code(), begun, stream.count()));
    }
}
