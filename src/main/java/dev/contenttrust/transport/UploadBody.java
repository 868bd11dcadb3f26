package dev.contenttrust.transport;

import dev.contenttrust.transport.HttpService.Pace.LeastRate;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A request's body. Where it has a least rate, the time for the answer's head stands still while it is sent. */
final class UploadBody extends RequestBody {
    private static final int CHUNK = 64 * 1024;

    private final HttpBody body;
    private final HttpUrl url;
    private final HttpService.Pace pace;
    private final Watch watch;

    UploadBody(HttpBody body, HttpUrl url, HttpService.Pace pace, Watch watch) {
        this.body = body;
        this.url = url;
        this.pace = pace;
        this.watch = watch;
    }

    @Override
    public MediaType contentType() {
        return MediaType.get(body.contentType());
    }

    @Override
    public long contentLength() {
        return body.length();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        try (InputStream in = body.open()) {
            if (pace instanceof LeastRate least) {
                watch.stop();
                copy(in, sink, least);
                watch.restart();
            } else {
                sink.write(in.readAllBytes());
            }
        }
    }

    private void copy(InputStream in, BufferedSink sink, LeastRate least) throws IOException {
        Rate rate = new Rate(least);
        byte[] chunk = new byte[CHUNK];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            long begun = System.nanoTime();
            sink.write(chunk, 0, count);
            if (!rate.keeps(count, System.nanoTime() - begun)) {
                throw Failures.tooSlow(url, least, "went");
            }
        }
        sink.flush();
    }
}
