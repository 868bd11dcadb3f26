package dev.contenttrust.cli.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Text on its way to a stream, always UTF-8. Unlike a PrintStream it does not swallow a failure: a result that could not be
 * written must not end as a success. Safe for use by several threads.
 */
public final class Output {
    private static final int FLUSH_AT = 16 * 1024;

    private final OutputStream stream;
    private final StringBuilder waiting = new StringBuilder();

    Output(OutputStream stream) {
        this.stream = stream;
    }

    /** @throws BrokenPipeException if the reader has gone */
    public synchronized void print(String text) {
        waiting.append(text);
        if (waiting.length() > FLUSH_AT) {
            flush();
        }
    }

    public synchronized void println(String line) {
        print(line);
        print("\n");
    }

    /**
     * @throws BrokenPipeException if the reader has gone
     * @throws OutputException if it cannot be written for another reason
     */
    public synchronized void flush() {
        byte[] bytes = waiting.toString().getBytes(StandardCharsets.UTF_8);
        waiting.setLength(0);
        try {
            stream.write(bytes);
            stream.flush();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** What a failure to write means: the reader has gone, or it cannot be written. */
    public RuntimeException failed(IOException e) {
        String message = String.valueOf(e.getMessage());
        return message.toLowerCase(Locale.ROOT).contains("pipe")
                ? new BrokenPipeException(e)
                : new OutputException(message, e);
    }

    /** The stream itself, for results that are bytes; what was printed before is written first. */
    public OutputStream bytes() {
        flush();
        return stream;
    }
}
