package dev.contenttrust.scan.catalog.rpm;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes the header of a package. */
final class TestHeader {
    private final ByteArrayOutputStream index = new ByteArrayOutputStream();
    private final ByteArrayOutputStream store = new ByteArrayOutputStream();

    TestHeader string(int tag, String value) {
        entry(tag, 6, 1);
        store.writeBytes(value.getBytes(StandardCharsets.UTF_8));
        store.write(0);
        return this;
    }

    TestHeader number(int tag, int value) {
        while (store.size() % Integer.BYTES != 0) {
            store.write(0);
        }
        entry(tag, 4, 1);
        store.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
        return this;
    }

    TestHeader entry(int tag, int type, int count) {
        ByteBuffer entry = ByteBuffer.allocate(16);
        entry.putInt(tag).putInt(type).putInt(store.size()).putInt(count);
        index.writeBytes(entry.array());
        return this;
    }

    byte[] bytes() {
        return ByteBuffer.allocate(8 + index.size() + store.size())
                .putInt(index.size() / 16)
                .putInt(store.size())
                .put(index.toByteArray())
                .put(store.toByteArray())
                .array();
    }
}
