package dev.contenttrust.updater.source;

import dev.contenttrust.transport.HttpAnswer;
import dev.contenttrust.transport.OversizedAnswerException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** An answer made up by a test. */
record CannedAnswer(int status, Map<String, String> headers, String content) implements HttpAnswer {

    static CannedAnswer of(int status, String content) {
        return new CannedAnswer(status, Map.of("Content-Type", "text/plain"), content);
    }

    CannedAnswer with(String name, String value) {
        return new CannedAnswer(status, Map.of(name, value), content);
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    @Override
    public URI uri() {
        return URI.create("https://notary.example.com/");
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public byte[] bytes(long max) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > max) {
            throw new OversizedAnswerException("too long", "", "", null);
        }
        return bytes;
    }

    @Override
    public void close() {}
}
