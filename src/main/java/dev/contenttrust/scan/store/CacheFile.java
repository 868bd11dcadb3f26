package dev.contenttrust.scan.store;

import dev.contenttrust.AtomicFile;
import dev.contenttrust.Digest;
import dev.contenttrust.TrustException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * A file of a cache that several processes may use at once: it is written beside its place and moved there. One that is damaged,
 * or that another version of this program made, is as none. What cannot be written is not kept, which is no failure.
 *
 * <p>A file: {@code TRIN}, the schema, the CRC-32 of the rest, the length of the form inflated (four bytes each, big-endian), the
 * deflated form.
 */
final class CacheFile {
    private static final int MAGIC = 0x5452494e;
    private static final int HEADER = 16;

    private CacheFile() {}

    /** What is kept in a file; empty where nothing is, or nothing that can be read. */
    static <T> Optional<T> read(Path file, long formMax, Form<T> form) {
        try {
            if (Files.size(file) > formMax) {
                return Optional.empty();
            }
            return Optional.of(form.read(unpacked(Files.readAllBytes(file), formMax)));
        } catch (IOException | IllegalArgumentException | TrustException e) {
            return Optional.empty();
        }
    }

    /** Keeps it, unless its form is longer than that. */
    static <T> void keep(Path file, T value, long formMax, Maker<T> maker) {
        try {
            byte[] form = maker.write(value);
            if (form.length > formMax) {
                return;
            }
            byte[] bytes = packed(form);
            Files.createDirectories(file.toAbsolutePath().getParent());
            AtomicFile.replace(file, bytes);
        } catch (IOException e) {
            // It is made anew next time.
        }
    }

    private static byte[] packed(byte[] form) throws IOException {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(form);
            deflater.finish();
            byte[] packed = new byte[form.length + form.length / 100 + 1024];
            int length = HEADER;
            while (!deflater.finished()) {
                if (length == packed.length) {
                    throw new IOException("it grows by deflating");
                }
                length += deflater.deflate(packed, length, packed.length - length);
            }
            ByteBuffer.wrap(packed)
                    .putInt(MAGIC)
                    .putInt(InventoryForm.SCHEMA)
                    .putInt(sum(packed, length))
                    .putInt(form.length);
            return Arrays.copyOf(packed, length);
        } finally {
            deflater.end();
        }
    }

    private static byte[] unpacked(byte[] file, long formMax) throws IOException {
        if (file.length < HEADER) {
            throw new IOException("it ends early");
        }
        ByteBuffer header = ByteBuffer.wrap(file);
        boolean ours = header.getInt() == MAGIC
                && header.getInt() == InventoryForm.SCHEMA
                && header.getInt() == sum(file, file.length);
        int length = header.getInt();
        if (!ours || length < 0 || length > formMax) {
            throw new IOException("it is damaged, or another version made it");
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(file, HEADER, file.length - HEADER);
            byte[] form = new byte[length];
            if (inflater.inflate(form) != length) {
                throw new IOException("it ends early");
            }
            return form;
        } catch (DataFormatException e) {
            throw new IOException(e);
        } finally {
            inflater.end();
        }
    }

    private static int sum(byte[] file, int length) {
        CRC32 sum = new CRC32();
        sum.update(file, HEADER, length - HEADER);
        return (int) sum.getValue();
    }

    /** A digest as a file's name. */
    static String name(Digest digest) {
        return digest.algorithm().label() + "-" + digest.hex();
    }

    /**
     * Where files are that this version of the program made.
     *
     * @param recognisers the version of everything that finds components: another one finds others
     */
    static Path place(Path directory, String recognisers) {
        String token =
                Digest.sha256(recognisers.getBytes(StandardCharsets.UTF_8)).hex();
        return directory.resolve(InventoryForm.SCHEMA + "-" + token.substring(0, 16));
    }

    /** Reads a form. */
    interface Form<T> {
        T read(byte[] form) throws IOException;
    }

    /** Makes a form. */
    interface Maker<T> {
        byte[] write(T value) throws IOException;
    }
}
