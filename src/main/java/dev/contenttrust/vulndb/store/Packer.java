package dev.contenttrust.vulndb.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;

/** Writes the cells of the database: numbers of as few bytes as they need, texts behind their length; long cells deflated. */
final class Packer implements AutoCloseable {
    /** Shorter ones would not get shorter by much. */
    private static final int DEFLATED_FROM = 256;

    private static final int BUFFER = 8 << 10;

    private final ByteArrayOutputStream cell = new ByteArrayOutputStream(BUFFER);
    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final byte[] buffer = new byte[BUFFER];

    Packer number(long number) {
        long rest = number;
        while ((rest & ~0x7fL) != 0) {
            cell.write((int) ((rest & 0x7f) | 0x80));
            rest >>>= 7;
        }
        cell.write((int) rest);
        return this;
    }

    Packer text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        cell.writeBytes(utf8);
        return this;
    }

    Packer texts(List<String> texts) {
        number(texts.size());
        texts.forEach(this::text);
        return this;
    }

    /** The cell that was written since the last; its first number is 0, or its length before it was deflated. */
    byte[] take() {
        byte[] plain = cell.toByteArray();
        cell.reset();
        if (plain.length < DEFLATED_FROM) {
            cell.write(0);
            cell.writeBytes(plain);
        } else {
            number(plain.length);
            deflate(plain);
        }
        byte[] packed = cell.toByteArray();
        cell.reset();
        return packed;
    }

    private void deflate(byte[] plain) {
        deflater.reset();
        deflater.setInput(plain);
        deflater.finish();
        while (!deflater.finished()) {
            cell.write(buffer, 0, deflater.deflate(buffer));
        }
    }

    @Override
    public void close() {
        deflater.end();
    }
}
