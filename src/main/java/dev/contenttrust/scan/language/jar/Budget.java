package dev.contenttrust.scan.language.jar;

import dev.contenttrust.scan.file.MalformedFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** How much of one archive of a layer, and of all archives within it, is unpacked: a few kilobytes can stand for terabytes. */
final class Budget {
    /** At once, in memory: the largest jars within others have some 60 MB. */
    static final int HELD_MAX = 96 << 20;

    /** In all; at some 300 MB/s it takes two seconds. */
    static final long TOTAL_MAX = 768L << 20;

    /** Of jars within jars: more than any server has. */
    static final int ARCHIVES_MAX = 5_000;

    private static final int CHUNK = 64 << 10;

    private long total;
    private long held;
    private int archives;

    /** Reads to the end. */
    byte[] read(InputStream plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        for (int read = plain.read(chunk); read >= 0; read = plain.read(chunk)) {
            total += read;
            // The array doubles while it grows, and is copied at the end.
            if (total > TOTAL_MAX || held + bytes.size() + read > HELD_MAX) {
                throw new MalformedFileException("it is more than is unpacked of one archive");
            }
            bytes.write(chunk, 0, read);
        }
        return bytes.toByteArray();
    }

    /** Before an archive within another is gone into. */
    void enter(long size) throws MalformedFileException {
        archives++;
        if (archives > ARCHIVES_MAX) {
            throw new MalformedFileException(
                    "there are more than the " + ARCHIVES_MAX + " archives in it that are read");
        }
        held += size;
    }

    /** After it. */
    void leave(long size) {
        held -= size;
    }
}
