package dev.contenttrust.cli.console;

import dev.contenttrust.cli.console.Manner.Talk;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.pull.ImagePuller.PullListener;
import dev.contenttrust.report.Bytes;
import java.util.List;

/**
 * Shows how far a pull is: on a terminal in one line that is written anew, otherwise in a line a blob. What takes less than
 * half a second is not worth a word on a terminal.
 */
public abstract class Progress implements PullListener, AutoCloseable {
    private final Console console;

    private Progress(Console console) {
        this.console = console;
    }

    /** What suits the console. */
    public static Progress on(Console console) {
        if (console.manner().talk() == Talk.QUIET) {
            return new Silent(console);
        }
        return console.host().terminals().err() ? new OneLine(console) : new Lines(console);
    }

    /** The same where a line a blob would be too much. */
    public static Progress onTerminal(Console console) {
        return console.host().terminals().err() ? on(console) : new Silent(console);
    }

    final void write(String text) {
        console.status(text);
    }

    @Override
    public void retried(Descriptor blob, String why) {
        console.note("trying " + blob.digest() + " again: " + why);
    }

    /** Leaves the terminal as it was. */
    @Override
    public void close() {}

    private static final class Silent extends Progress {
        private Silent(Console console) {
            super(console);
        }
    }

    private static final class Lines extends Progress {
        private Lines(Console console) {
            super(console);
        }

        @Override
        public void resumed(Descriptor blob, long bytes) {
            write("resuming " + blob.digest() + ", " + Bytes.words(bytes) + " of it already there\n");
        }

        @Override
        public void finished(Descriptor blob) {
            write("fetched " + blob.digest() + ", " + Bytes.words(blob.size()) + "\n");
        }

        @Override
        public void reused(Descriptor blob) {
            write("already there: " + blob.digest() + ", " + Bytes.words(blob.size()) + "\n");
        }
    }

    private static final class OneLine extends Progress {
        private static final long FIRST_NANOS = 500_000_000;
        private static final long NEXT_NANOS = 100_000_000;
        private static final String CLEAR = "\r\033[K";

        private long due = System.nanoTime() + FIRST_NANOS;
        private boolean shown;
        private int blobs;
        private int done;
        private long bytes;
        private long total;

        private OneLine(Console console) {
            super(console);
        }

        @Override
        public synchronized void planned(List<Descriptor> all) {
            blobs += all.size();
            total += all.stream().mapToLong(Descriptor::size).sum();
        }

        @Override
        public synchronized void resumed(Descriptor blob, long count) {
            bytes += count;
        }

        @Override
        public synchronized void advanced(Descriptor blob, long count) {
            bytes += count;
            if (System.nanoTime() - due >= 0) {
                due = System.nanoTime() + NEXT_NANOS;
                shown = true;
                write(CLEAR + Bytes.words(bytes) + " of " + Bytes.words(total) + ", " + done + " of " + blobs
                        + " blobs");
            }
        }

        @Override
        public synchronized void finished(Descriptor blob) {
            done++;
        }

        @Override
        public synchronized void reused(Descriptor blob) {
            done++;
            bytes += blob.size();
        }

        @Override
        public synchronized void close() {
            if (shown) {
                write(CLEAR);
            }
            shown = false;
        }
    }
}
