package dev.contenttrust.scan.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what {@link Writing} wrote; anything else is an {@link IOException}. */
final class Reading {
    private final byte[] bytes;
    private final List<String> texts = new ArrayList<>();
    private int at;

    Reading(byte[] bytes) {
        this.bytes = bytes;
    }

    int number() throws IOException {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            if (at == bytes.length) {
                throw new IOException("it ends early");
            }
            byte next = bytes[at++];
            value |= (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("a number is too long");
    }

    String text() throws IOException {
        int known = number();
        if (known != 0) {
            if (known < 0 || known > texts.size()) {
                throw new IOException("there is no text " + known);
            }
            return texts.get(known - 1);
        }
        String text = new String(bytes(), StandardCharsets.UTF_8);
        texts.add(text);
        return text;
    }

    byte[] bytes() throws IOException {
        int length = number();
        if (length < 0 || length > bytes.length - at) {
            throw new IOException("it ends early");
        }
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    Optional<String> optionalText() throws IOException {
        return one(this::text);
    }

    <T> Optional<T> one(Reader<T> reader) throws IOException {
        return number() == 0 ? Optional.empty() : Optional.of(reader.read());
    }

    <T> List<T> all(Reader<T> reader) throws IOException {
        int count = number();
        if (count < 0 || count > bytes.length - at) {
            throw new IOException("it cannot hold " + count + " values");
        }
        List<T> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(reader.read());
        }
        return values;
    }

    void end() throws IOException {
        if (at != bytes.length) {
            throw new IOException("more follows");
        }
    }

    /** Reads one value. */
    interface Reader<T> {
        T read() throws IOException;
    }
}
