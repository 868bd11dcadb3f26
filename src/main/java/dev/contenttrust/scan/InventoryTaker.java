package dev.contenttrust.scan;

import dev.contenttrust.Digest;
import dev.contenttrust.image.layer.LayerVisitor;
import dev.contenttrust.scan.binary.RecognisedProducts;
import dev.contenttrust.scan.binary.rules.Recognisers;
import dev.contenttrust.scan.catalog.Cataloguer;
import dev.contenttrust.scan.inventory.Inventory;
import dev.contenttrust.scan.inventory.Problem;
import dev.contenttrust.scan.layer.StandardCataloguers;
import dev.contenttrust.scan.merge.InventoryMerge;
import dev.contenttrust.scan.store.InventoryCache;
import dev.contenttrust.scan.store.LayerCache;
import dev.contenttrust.trusted.content.ImageContent;
import dev.contenttrust.trusted.content.OpenedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Takes inventories of images: each layer is read once, and none of an image whose manifest is known from before. For one thread.
 */
public final class InventoryTaker {
    private final Recognisers recognisers;
    private Optional<List<Cataloguer>> cataloguers = Optional.empty();
    private final Optional<InventoryCache> cache;
    private final Optional<LayerCache> layerCache;

    private InventoryTaker(Recognisers recognisers, Optional<InventoryCache> cache, Optional<LayerCache> layerCache) {
        this.recognisers = recognisers;
        this.cache = cache;
        this.layerCache = layerCache;
    }

    /** Nothing is remembered. */
    public static InventoryTaker forgetful(Recognisers recognisers) {
        return new InventoryTaker(recognisers, Optional.empty(), Optional.empty());
    }

    /** What was found is kept below a directory, for the next time. */
    public static InventoryTaker remembering(Recognisers recognisers, Path directory) {
        return new InventoryTaker(
                recognisers,
                Optional.of(cache(recognisers, directory)),
                Optional.of(new LayerCache(directory, version(recognisers))));
    }

    /** What {@link #remembering} keeps there. */
    public static InventoryCache cache(Recognisers recognisers, Path directory) {
        return new InventoryCache(directory, version(recognisers));
    }

    private static String version(Recognisers recognisers) {
        return StandardCataloguers.VERSION + "-" + recognisers.edition();
    }

    /**
     * What an image holds, every byte of it verified now or when it was first taken. Layers that are known from other images are
     * neither fetched nor read.
     *
     * @throws dev.contenttrust.TrustException if a layer is not what was promised, or cannot be had
     */
    public Inventory take(OpenedImage image) {
        Optional<Digest> manifest = image.digest();
        Optional<Inventory> known = manifest.flatMap(digest -> cache.flatMap(kept -> kept.image(digest)));
        if (known.isPresent()) {
            return known.get();
        }
        Inventory inventory = read(image, catalog -> catalog, layerCache).inventory();
        manifest.ifPresent(digest -> cache.ifPresent(kept -> kept.keep(digest, inventory)));
        return inventory;
    }

    /**
     * The same of an image that is read in any case.
     *
     * @param around gives each layer's visitor another one around it, who sees all that it sees
     * @throws dev.contenttrust.TrustException if a layer is not what was promised, or cannot be had
     */
    public Taken read(OpenedImage image, UnaryOperator<LayerVisitor> around) {
        return read(image, around, Optional.empty());
    }

    private List<Cataloguer> cataloguers() {
        List<Cataloguer> all = cataloguers.orElseGet(() -> {
            List<Cataloguer> made = new ArrayList<>(StandardCataloguers.all());
            made.add(new RecognisedProducts(recognisers));
            return List.copyOf(made);
        });
        cataloguers = Optional.of(all);
        return all;
    }

    private Taken read(OpenedImage image, UnaryOperator<LayerVisitor> around, Optional<LayerCache> known) {
        try (LayersReading reading = new LayersReading(cataloguers(), around, known)) {
            ImageContent content = image.read(reading);
            Inventory merged = InventoryMerge.of(reading.inventories(), new UnionFiles(content.files()));
            List<Problem> problems = new ArrayList<>(merged.problems());
            content.unread().forEach(unread -> problems.add(new Problem("", unread.what(), unread.why())));
            return new Taken(
                    new Inventory(
                            merged.distribution(), merged.components(), merged.covered(), merged.removed(), problems),
                    content);
        }
    }

    /** What an image holds, and what it was read as. */
    public record Taken(Inventory inventory, ImageContent content) {}
}
