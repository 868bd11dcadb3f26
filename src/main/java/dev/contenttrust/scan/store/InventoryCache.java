package dev.contenttrust.scan.store;

import dev.contenttrust.Digest;
import dev.contenttrust.scan.inventory.Inventory;
import java.nio.file.Path;
import java.util.Optional;

/** Inventories of images by manifest digest, in a directory that several processes may use at once. */
public final class InventoryCache {
    /** A hundred thousand components make less. */
    private static final int FORM_MAX = 64 << 20;

    private final Path images;

    /**
     * @param directory made when something is first kept
     * @param recognisers the version of everything that finds components: another one finds others
     */
    public InventoryCache(Path directory, String recognisers) {
        this.images = CacheFile.place(directory, recognisers).resolve("images");
    }

    /** The inventory of an image, if it is known. */
    public Optional<Inventory> image(Digest manifest) {
        return CacheFile.read(file(manifest), FORM_MAX, InventoryForm::image);
    }

    /** Keeps the inventory of an image. */
    public void keep(Digest manifest, Inventory inventory) {
        CacheFile.keep(file(manifest), inventory, FORM_MAX, InventoryForm::of);
    }

    private Path file(Digest manifest) {
        return images.resolve(CacheFile.name(manifest));
    }
}
