package dev.contenttrust.scan.store;

import dev.contenttrust.Digest;
import dev.contenttrust.scan.inventory.Inventory;
import dev.contenttrust.scan.inventory.LayerInventory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Inventories of layers by diff id, and of images by manifest digest, in a directory that several processes may use at once: each
 * file is written beside its place and moved there. A file that is damaged, or that another version of this program made, is as
 * none. What cannot be written is not kept, which is no failure.
 *
 * <p>A file: {@code TRIN}, the schema, the CRC-32 of the rest, the length of the form inflated (four bytes each, big-endian), the
 * deflated form.
 */
public final class InventoryCache {
    private static final int MAGIC = 0x5452494e;
    private static final int HEADER = 16;

    /** Two million files with something to say make less. */
    private static final int FILE_MAX = 256 << 20;

    private static final int FORM_MAX = 512 << 20;

    private final Path layers;
    private final Path images;

    /**
     * @param directory made when something is first kept
     * @param recognisers the version of everything that finds components: another one finds others
     */
    public InventoryCache(Path directory, String recognisers) {
        Path own = directory.resolve(InventoryForm.SCHEMA + "-" + token(recognisers));
        this.layers = own.resolve("layers");
        this.images = own.resolve("images");
    }

    /** The inventory of a layer, if it is known. */
    public Optional<LayerInventory> layer(Digest diffId) {
        return read(layers, diffId, InventoryForm::layer);
    }

    /** Keeps the inventory of a layer. */
    public void keep(Digest diffId, LayerInventory inventory) {
        keep(layers, diffId, inventory, InventoryForm::of);
    }

    /** The inventory of an image, if it is known. */
    public Optional<Inventory> image(Digest manifest) {
        return read(images, manifest, InventoryForm::image);
    }

    /** Keeps the inventory of an image. */
    public void keep(Digest manifest, Inventory inventory) {
        keep(images, manifest, inventory, InventoryForm::of);
    }

    private static <T> Optional<T> read(Path directory, Digest digest, Form<T> form) {
        Path file = directory.resolve(name(digest));
        try {
            if (Files.size(file) > FILE_MAX) {
                return Optional.empty();
            }
            return Optional.of(form.read(unpacked(Files.readAllBytes(file))));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static <T> void keep(Path directory, Digest digest, T inventory, Maker<T> maker) {
        try {
            byte[] bytes = packed(maker.write(inventory));
            Files.createDirectories(directory);
            Path beside = Files.createTempFile(directory, "new-", ".part");
            try {
                Files.write(beside, bytes);
                Files.move(
                        beside,
                        directory.resolve(name(digest)),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
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

    private static byte[] unpacked(byte[] file) throws IOException {
        if (file.length < HEADER) {
            throw new IOException("it ends early");
        }
        ByteBuffer header = ByteBuffer.wrap(file);
        boolean ours = header.getInt() == MAGIC
                && header.getInt() == InventoryForm.SCHEMA
                && header.getInt() == sum(file, file.length);
        int length = header.getInt();
        if (!ours || length < 0 || length > FORM_MAX) {
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

    private static String name(Digest digest) {
        return digest.algorithm().label() + "-" + digest.hex();
    }

    /** A version as a directory's name. */
    private static String token(String version) {
        return Digest.sha256(version.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
    }

    /** Reads a form. */
    private interface Form<T> {
        T read(byte[] form) throws IOException;
    }

    /** Makes a form. */
    private interface Maker<T> {
        byte[] write(T inventory) throws IOException;
    }
}
