package dev.contenttrust.image.inflate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads a stream in a thread of its own, a few buffers ahead, so that what makes the bytes and what uses them run side by side.
 * What the stream throws is thrown where it is read.
 */
public final class ReadAhead extends PieceStream {
    /** Two processors are kept busy; a megabyte a stage. */
    private static final int BUFFERS = 4;

    private static final int BUFFER = 256 << 10;

    private final BlockingQueue<Chunk> full = new ArrayBlockingQueue<>(BUFFERS + 1);
    private final BlockingQueue<byte[]> empty = new ArrayBlockingQueue<>(BUFFERS + 1);
    private final Thread thread;
    private volatile boolean stopped;
    private Chunk current = new Chunk(new byte[0], 0, Optional.empty());
    private int at;

    /** Bytes, or (of length -1) the end or what ended it. */
    private static final class Chunk {
        private final byte[] bytes;
        private final int length;
        private final Optional<Throwable> failure;

        Chunk(byte[] bytes, int length, Optional<Throwable> failure) {
            this.bytes = bytes;
            this.length = length;
            this.failure = failure;
        }
    }

    /** @param source belongs to the thread from here on; it is closed there */
    public ReadAhead(String name, InputStream source) {
        for (int i = 0; i < BUFFERS; i++) {
            empty.add(new byte[BUFFER]);
        }
        thread = new Thread(() -> run(source), "trust-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private void run(InputStream source) {
        try (source) {
            boolean more = true;
            while (more) {
                byte[] bytes = empty.take();
                if (stopped) {
                    throw new IOException("it is not read any more");
                }
                int n = source.readNBytes(bytes, 0, BUFFER);
                full.put(new Chunk(bytes, n, Optional.empty()));
                more = n == BUFFER;
            }
            full.put(new Chunk(new byte[0], -1, Optional.empty()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | Error e) {
            // There is room for one beyond the buffers; what fails after the end was told changes nothing.
            full.offer(new Chunk(new byte[0], -1, Optional.of(e)));
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0 || !isThereMore()) {
            return length == 0 ? 0 : -1;
        }
        int n = Math.min(length, current.length - at);
        System.arraycopy(current.bytes, at, into, offset, n);
        at += n;
        return n;
    }

    /** Passes over what is there, or comes next; nothing is copied. */
    @Override
    public long skip(long length) throws IOException {
        if (length <= 0 || !isThereMore()) {
            return 0;
        }
        int n = (int) Math.min(length, current.length - at);
        at += n;
        return n;
    }

    private boolean isThereMore() throws IOException {
        while (at == current.length) {
            advance();
        }
        if (current.failure.isPresent()) {
            rethrow(current.failure.get());
        }
        return current.length > 0;
    }

    private void advance() throws IOException {
        if (current.bytes.length > 0) {
            empty.add(current.bytes);
        }
        try {
            current = full.take();
            at = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void rethrow(Throwable failure) throws IOException {
        if (failure instanceof RuntimeException e) {
            throw e;
        } else if (failure instanceof Error e) {
            throw e;
        } else if (failure instanceof IOException e) {
            throw e;
        }
        throw new IllegalStateException(failure);
    }

    /**
     * Ends the thread at its next step; a step that waits for the network ends by the patience set there. It is not
     * interrupted: that would close files that others read too.
     */
    @Override
    public void close() {
        stopped = true;
        empty.offer(new byte[0]);
    }

    /** Ends the thread and waits until it has: then what it read from may be read by others. */
    public void end() throws IOException {
        close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
