package dev.contenttrust.scan;

import dev.contenttrust.Digest;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.layer.EntryList;
import dev.contenttrust.image.layer.LayerFacts;
import dev.contenttrust.image.layer.LayerVisitor;
import dev.contenttrust.image.layer.SeenLayer;
import dev.contenttrust.scan.catalog.Cataloguer;
import dev.contenttrust.scan.inventory.LayerInventory;
import dev.contenttrust.scan.layer.LayerCatalog;
import dev.contenttrust.scan.store.KnownLayer;
import dev.contenttrust.scan.store.LayerCache;
import dev.contenttrust.trusted.content.ImageLayer;
import dev.contenttrust.trusted.content.OpenedImage.LayerLooker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Takes the inventories of an image's layers, from the lowest: from the cache, or out of what is read. */
final class LayersReading implements LayerLooker, AutoCloseable {
    private final List<Cataloguer> cataloguers;
    private final UnaryOperator<LayerVisitor> around;
    private final Optional<LayerCache> cache;
    private final List<LayerInventory> inventories = new ArrayList<>();
    private Optional<Open> open = Optional.empty();

    LayersReading(List<Cataloguer> cataloguers, UnaryOperator<LayerVisitor> around, Optional<LayerCache> cache) {
        this.cataloguers = cataloguers;
        this.around = around;
        this.cache = cache;
    }

    /** Of the layers so far, from the lowest. */
    List<LayerInventory> inventories() {
        return inventories;
    }

    @Override
    public Optional<SeenLayer> seen(ImageLayer layer) {
        Optional<KnownLayer> known = cache.flatMap(kept ->
                layer.diffId().flatMap(diffId -> layer.blob().flatMap(blob -> kept.layer(diffId, blob.digest()))));
        known.ifPresent(found -> inventories.add(found.inventory()));
        return known.map(KnownLayer::seen);
    }

    @Override
    public LayerVisitor at(ImageLayer layer) {
        Open next = new Open(new LayerCatalog(cataloguers), new EntryList.Recorder());
        open = Optional.of(next);
        LayerVisitor visitor = around.apply(next.catalog);
        if (cache.isEmpty()) {
            return visitor;
        }
        return (entry, content) -> {
            next.entries.entry(entry, content);
            visitor.entry(entry, content);
        };
    }

    @Override
    public void finished(ImageLayer layer, LayerFacts facts) {
        open.ifPresent(done -> {
            LayerInventory inventory = done.catalog.inventory();
            inventories.add(inventory);
            keep(layer, facts, done.entries, inventory);
        });
        close();
    }

    /** Only what was read to its end and promised by both digests; what was left unread may be there next time. */
    private void keep(ImageLayer layer, LayerFacts facts, EntryList.Recorder entries, LayerInventory inventory) {
        Optional<Digest> promised =
                layer.diffId().filter(diffId -> facts.diffId().equals(Optional.of(diffId)));
        Optional<Digest> blob = layer.blob().map(Descriptor::digest);
        if (cache.isPresent()
                && promised.isPresent()
                && blob.isPresent()
                && facts.unread().isEmpty()) {
            entries.list()
                    .map(list -> new KnownLayer(blob.get(), new SeenLayer(facts, list), inventory))
                    .ifPresent(known -> cache.get().keep(promised.get(), known));
        }
    }

    @Override
    public void close() {
        try {
            if (open.isPresent()) {
                open.get().catalog.close();
                open = Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The layer that is being read. */
    private record Open(LayerCatalog catalog, EntryList.Recorder entries) {}
}
