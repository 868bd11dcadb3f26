package dev.contenttrust.mirror;

import dev.contenttrust.Digest;
import dev.contenttrust.RawBytes;
import dev.contenttrust.crypto.CertificateAuthority;
import dev.contenttrust.crypto.TimeStamp;
import dev.contenttrust.crypto.TimeStampRequest;
import dev.contenttrust.transport.HttpAnswer;
import dev.contenttrust.transport.HttpBody;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.HttpService.HttpRequest;
import dev.contenttrust.transport.HttpService.Pace;
import dev.contenttrust.transport.HttpService.Redirects;
import dev.contenttrust.transport.NetworkException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A time-stamping authority that is asked over HTTP (RFC 3161, section 3.4). */
public final class TimeStamper {
    private static final int ANSWER_MAX = 1 << 16;

    private final HttpService http;
    private final URI url;
    private final List<CertificateAuthority> trusted;

    /** @param trusted to one of which the certificate of who answers has to lead */
    public TimeStamper(HttpService http, URI url, List<CertificateAuthority> trusted) {
        this.http = http;
        this.url = url;
        this.trusted = List.copyOf(trusted);
    }

    /** A stamp that was verified, and the answer that it was read from. */
    record Answer(TimeStamp stamp, RawBytes bytes) {}

    /**
     * Asks for a stamp of a digest.
     *
     * @throws NetworkException if none could be had
     * @throws dev.contenttrust.crypto.InvalidTimeStampException if what was answered is none, or of nobody who is trusted
     */
    Answer stamp(Digest sha256) {
        TimeStampRequest request = TimeStampRequest.of(sha256);
        HttpRequest post = new HttpRequest(
                "POST",
                url,
                Map.of("Accept", "application/timestamp-reply"),
                Optional.of(new Query(RawBytes.of(request.der()))),
                Optional.empty(),
                new Pace.Prompt(),
                Redirects.REFUSE);
        try (HttpAnswer answer = http.send(post)) {
            if (answer.status() != 200) {
                throw new NetworkException(
                        "No time stamp from " + url,
                        "it answered " + answer.status(),
                        "Check the address: it has to be that of a time-stamping authority (RFC 3161).",
                        null);
            }
            byte[] bytes = answer.bytes(ANSWER_MAX);
            return new Answer(request.verify(bytes, trusted), RawBytes.of(bytes));
        }
    }

    List<CertificateAuthority> trusted() {
        return trusted;
    }

    private record Query(RawBytes der) implements HttpBody {
        @Override
        public long length() {
            return der.length();
        }

        @Override
        public String contentType() {
            return "application/timestamp-query";
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(der.bytes());
        }
    }
}
