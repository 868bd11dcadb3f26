package dev.contenttrust.scan.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Writes values one after the other, a text that came before as its number. */
final class Writing {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Map<String, Integer> texts = new HashMap<>();

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** In groups of seven bits, the lowest first. */
    void number(int value) throws IOException {
        int left = value;
        while ((left & ~0x7f) != 0) {
            out.writeByte((left & 0x7f) | 0x80);
            left >>>= 7;
        }
        out.writeByte(left);
    }

    void text(String text) throws IOException {
        Integer known = texts.putIfAbsent(text, texts.size());
        if (known != null) {
            number(known + 1);
            return;
        }
        number(0);
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    void bytes(byte[] some) throws IOException {
        number(some.length);
        out.write(some);
    }

    void text(Optional<String> text) throws IOException {
        one(text, this::text);
    }

    <T> void one(Optional<T> value, Writer<T> writer) throws IOException {
        number(value.isPresent() ? 1 : 0);
        if (value.isPresent()) {
            writer.write(value.get());
        }
    }

    <T> void all(Collection<T> values, Writer<T> writer) throws IOException {
        number(values.size());
        for (T value : values) {
            writer.write(value);
        }
    }

    /** Writes one value. */
    interface Writer<T> {
        void write(T value) throws IOException;
    }
}
