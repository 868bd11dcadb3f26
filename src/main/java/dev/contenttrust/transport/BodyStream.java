package dev.contenttrust.transport;

import dev.contenttrust.transport.HttpService.Pace.LeastRate;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** A body as it streams, counted and paced; what fails does so as {@link NetworkException}. */
final class BodyStream extends InputStream {
    /** Short enough for a progress bar to move. */
    private static final long MOMENT_NANOS = 50_000_000;

    private final Response response;
    private final ResponseBody body;
    private final Watch watch;
    private final Optional<LeastRate> least;
    private final Optional<Rate> rate;
    private final InputStream in;
    private Optional<NetworkException> failure = Optional.empty();
    private long count;

    BodyStream(Response response, Watch watch, HttpService.Pace pace) {
        this.response = response;
        this.body = response.body();
        this.in = body.byteStream();
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

    /**
     * Gives as much as was asked for, unless that takes longer than a moment. The wire brings a few kilobytes at a time; who hashes
     * and writes them does so several times faster by the quarter of a megabyte.
     */
    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (failure.isPresent()) {
            throw failure.get();
        }
        long begun = System.nanoTime();
        int filled = 0;
        try {
            do {
                int more = receive(buffer, offset + filled, length - filled);
                if (more < 0) {
                    return filled == 0 ? more : filled;
                }
                filled += more;
            } while (filled < length && System.nanoTime() - begun < MOMENT_NANOS);
        } catch (NetworkException e) {
            if (filled == 0) {
                throw e;
            }
            failure = Optional.of(e);
        }
        return filled;
    }

    private int receive(byte[] buffer, int offset, int length) {
        long begun = System.nanoTime();
        try {
            int more = in.read(buffer, offset, length);
            if (more > 0) {
                count += more;
                judge(more, System.nanoTime() - begun);
            }
            return more;
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
