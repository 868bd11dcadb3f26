package dev.contenttrust.image.tar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One block of 512 bytes that begins an entry (POSIX.1-1988 ustar; GNU tar manual, "Basic Tar Format"). */
final class TarHeader {
    static final int BLOCK = 512;

    private static final int NAME = 0;
    private static final int NAME_LENGTH = 100;
    private static final int MODE = 100;
    private static final int SHORT_NUMBER = 8;
    private static final int SIZE = 124;
    private static final int LONG_NUMBER = 12;
    private static final int CHECKSUM = 148;
    private static final int TYPE = 156;
    private static final int LINK = 157;
    private static final int MAGIC = 257;
    private static final int PREFIX = 345;
    private static final int PREFIX_LENGTH = 155;
    private static final int STAR_PREFIX_LENGTH = 131;
    private static final int STAR_TRAILER = 508;
    private static final int GNU_ACCESS_TIME = 345;
    private static final int GNU_CHANGE_TIME = 357;
    private static final int GNU_REAL_SIZE = 483;
    private static final int ASCII = 0x80;

    private final byte[] block;

    private TarHeader(byte[] block) {
        this.block = block;
    }

    /** @throws BrokenArchiveException if it is no header */
    static TarHeader of(byte[] block) throws BrokenArchiveException {
        TarHeader header = new TarHeader(block);
        if (!header.hasRightChecksum()) {
            throw new BrokenArchiveException("a header has a wrong checksum");
        }
        return header;
    }

    /** Some old programs added the bytes up as signed numbers. */
    private boolean hasRightChecksum() throws BrokenArchiveException {
        long unsigned = 0;
        long signed = 0;
        for (int i = 0; i < BLOCK; i++) {
            byte b = i >= CHECKSUM && i < CHECKSUM + SHORT_NUMBER ? (byte) ' ' : block[i];
            unsigned += b & 0xff;
            signed += b;
        }
        long stored = number(block, CHECKSUM, SHORT_NUMBER);
        return stored == unsigned || stored == signed;
    }

    char type() {
        return (char) (block[TYPE] & 0xff);
    }

    String name() {
        String name = text(NAME, NAME_LENGTH);
        String prefix = prefix();
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private String prefix() {
        if (isUstar()) {
            return text(PREFIX, isStar() ? STAR_PREFIX_LENGTH : PREFIX_LENGTH);
        }
        String prefix =
                isGnu() && !(isTime(GNU_ACCESS_TIME) && isTime(GNU_CHANGE_TIME)) ? text(PREFIX, PREFIX_LENGTH) : "";
        return prefix.chars().allMatch(c -> c < ASCII) ? prefix : "";
    }

    /** Go once wrote prefixes into headers of GNU's form, where times belong; its reader takes what is no time for one. */
    private boolean isTime(int at) {
        try {
            return block[at] == 0 || isNegative(at) || number(block, at, LONG_NUMBER) >= 0;
        } catch (BrokenArchiveException e) {
            return false;
        }
    }

    private boolean isNegative(int at) {
        return (block[at] & 0xff) == 0xff && block[at + 1] == -1 && block[at + 2] == -1 && block[at + 3] == -1;
    }

    String link() {
        return text(LINK, NAME_LENGTH);
    }

    /** Of what follows, in bytes. */
    long size() throws BrokenArchiveException {
        return number(block, SIZE, LONG_NUMBER);
    }

    int mode() throws BrokenArchiveException {
        return (int) number(block, MODE, SHORT_NUMBER);
    }

    /** A sparse file's size with its holes. */
    long gnuRealSize() throws BrokenArchiveException {
        return number(block, GNU_REAL_SIZE, LONG_NUMBER);
    }

    byte[] block() {
        return block;
    }

    private boolean isUstar() {
        return startsWith(MAGIC, "ustar\0");
    }

    private boolean isStar() {
        return startsWith(STAR_TRAILER, "tar\0");
    }

    boolean isGnu() {
        return startsWith(MAGIC, "ustar  \0");
    }

    private boolean startsWith(int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return Arrays.equals(block, at, at + bytes.length, bytes, 0, bytes.length);
    }

    private String text(int at, int length) {
        return text(block, at, length);
    }

    /** Text up to the first zero: UTF-8, or else, so that different names stay different, Latin-1. */
    static String text(byte[] bytes, int at, int length) {
        int end = at;
        while (end < at + length && bytes[end] != 0) {
            end++;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, at, end - at))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, at, end - at, StandardCharsets.ISO_8859_1);
        }
    }

    /** A number that is not negative: octal digits between blanks and zeros, or GNU's base 256. */
    static long number(byte[] bytes, int at, int length) throws BrokenArchiveException {
        long value = (bytes[at] & 0x80) != 0 ? binary(bytes, at, length) : octal(bytes, at, length);
        if (value < 0) {
            throw new BrokenArchiveException("a header holds a negative number");
        }
        return value;
    }

    private static long binary(byte[] bytes, int at, int length) throws BrokenArchiveException {
        long value = bytes[at] & 0x7f;
        for (int i = at + 1; i < at + length; i++) {
            if (value >> 55 != 0) {
                throw new BrokenArchiveException("a header holds a number that is too large");
            }
            value = (value << 8) | (bytes[i] & 0xff);
        }
        return value;
    }

    private static long octal(byte[] bytes, int at, int length) throws BrokenArchiveException {
        int from = at;
        int to = at + length;
        while (from < to && isBlank(bytes[from])) {
            from++;
        }
        while (to > from && isBlank(bytes[to - 1])) {
            to--;
        }
        long value = 0;
        for (int i = from; i < to && bytes[i] != 0; i++) {
            if (bytes[i] < '0' || bytes[i] > '7') {
                throw new BrokenArchiveException("a header holds something else in the place of a number");
            }
            value = (value << 3) | (bytes[i] - '0');
        }
        return value;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == 0;
    }
}
