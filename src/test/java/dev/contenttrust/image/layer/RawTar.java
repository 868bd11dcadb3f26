package dev.contenttrust.image.layer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An archive written block by block, for what no library would write. */
public final class RawTar {
    private static final int BLOCK = 512;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A header of that size, then this content, padded; the two need not agree. */
    public RawTar entry(String name, char type, long size, byte[] content) {
        return header(name, type, size, "", new byte[0]).content(content);
    }

    /** An entry of GNU's sparse kind. */
    public RawTar sparse(String name, long realSize, long[][] map, byte[] content) {
        byte[] tail = new byte[BLOCK - 386];
        int inHeader = Math.min(4, map.length);
        for (int i = 0; i < inHeader; i++) {
            number(tail, 24 * i, 12, map[i][0]);
            number(tail, 24 * i + 12, 12, map[i][1]);
        }
        tail[482 - 386] = (byte) (map.length > 4 ? 1 : 0);
        number(tail, 483 - 386, 12, realSize);
        header(name, 'S', content.length, "", tail);
        for (int from = 4; from < map.length; from += 21) {
            byte[] more = new byte[BLOCK];
            for (int i = from; i < Math.min(from + 21, map.length); i++) {
                number(more, 24 * (i - from), 12, map[i][0]);
                number(more, 24 * (i - from) + 12, 12, map[i][1]);
            }
            more[504] = (byte) (from + 21 < map.length ? 1 : 0);
            out.writeBytes(more);
        }
        return content(content);
    }

    public RawTar link(String name, char type, long size, String target, byte[] content) {
        return header(name, type, size, target, new byte[0]).content(content);
    }

    public RawTar bytes(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    private RawTar header(String name, char type, long size, String link, byte[] tail) {
        byte[] header = new byte[BLOCK];
        text(header, 0, name);
        number(header, 100, 8, 0644);
        number(header, 108, 8, 0);
        number(header, 116, 8, 0);
        number(header, 124, 12, size);
        number(header, 136, 12, 0);
        Arrays.fill(header, 148, 156, (byte) ' ');
        header[156] = (byte) type;
        text(header, 157, link);
        text(header, 257, type == 'S' || type == 'L' ? "ustar  " : "ustar\0" + "00");
        System.arraycopy(tail, 0, header, 386, tail.length);
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        text(header, 148, String.format("%06o", sum) + "\0 ");
        out.writeBytes(header);
        return this;
    }

    private RawTar content(byte[] content) {
        out.writeBytes(content);
        out.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
        return this;
    }

    private static void text(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }

    /** Octal, or base 256 where that does not hold it. */
    private static void number(byte[] header, int at, int length, long value) {
        String octal = Long.toOctalString(value);
        if (octal.length() < length) {
            text(header, at, "0".repeat(length - 1 - octal.length()) + octal);
            return;
        }
        for (int i = 0; i < 8; i++) {
            header[at + length - 1 - i] = (byte) (value >>> (8 * i));
        }
        header[at] = (byte) 0x80;
    }

    /** With the two blocks of zeros at its end. */
    public byte[] done() {
        out.writeBytes(new byte[2 * BLOCK]);
        return out.toByteArray();
    }

    /** Cut off. */
    public byte[] cut() {
        return out.toByteArray();
    }
}
