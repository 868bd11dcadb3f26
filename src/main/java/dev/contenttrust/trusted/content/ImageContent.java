package dev.contenttrust.trusted.content;

import dev.contenttrust.image.layer.LayerFacts;
import dev.contenttrust.image.layer.Unread;
import dev.contenttrust.image.union.UnionFileSystem;
import java.util.ArrayList;
import java.util.List;

/**
 * An image that was read to its end, every byte verified.
 *
 * @param layers of each layer, from the lowest, what was read
 * @param files what they make together
 */
public record ImageContent(List<LayerFacts> layers, UnionFileSystem files) {
    public ImageContent {
        layers = List.copyOf(layers);
    }

    /** What could not be looked at; where there is anything, nothing found in the image is the whole of it. */
    public List<Unread> unread() {
        List<Unread> all = new ArrayList<>();
        layers.forEach(layer -> all.addAll(layer.unread()));
        all.addAll(files.unread());
        return all;
    }
}
