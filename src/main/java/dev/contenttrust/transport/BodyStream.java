package dev.contenttrust.transport;

import dev.contenttrust.transport.HttpService.Pace.LeastRate;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** A body as it streams, counted and paced; what fails does so as {@link NetworkException}. */
final class BodyStream extends InputStream {
    private final Response response;
    private final ResponseBody body;
    private final Watch watch;
    private final Optional<LeastRate> least;
    private final Optional<Rate> rate;
    private long count;

    BodyStream(Response response, Watch watch, HttpService.Pace pace) {
        this.response = response;
        this.body = response.body();
        this.watch = watch;
        this.least = pace instanceof LeastRate asked ? Optional.of(asked) : Optional.empty();
        this.rate = least.map(Rate::new);
    }

    /** How many bytes the server says there are; -1 if it does not. */
    long expected() {
        return body.contentLength();
    }

    /** How many bytes were read. */
    long count() {
        return count;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        long begun = System.nanoTime();
        try {
            int count = body.byteStream().read(buffer, offset, length);
            if (count > 0) {
                this.count += count;
                judge(count, System.nanoTime() - begun);
            }
            return count;
        } catch (IOException e) {
            throw Failures.brokenBody(response.request().url(), watch, count, expected(), e);
        }
    }

    private void judge(int count, long nanos) {
        if (rate.isPresent() && !rate.get().keeps(count, nanos)) {
            throw Failures.tooSlow(response.request().url(), least.get(), "came");
        }
    }

    @Override
    public void close() {
        body.close();
    }
}
