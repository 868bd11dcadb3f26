package dev.contenttrust.scan.store;

import dev.contenttrust.Digest;
import dev.contenttrust.image.layer.SeenLayer;
import dev.contenttrust.scan.inventory.LayerInventory;

/**
 * What is kept of a layer, so that it need not be read again.
 *
 * @param blob the digest of the layer as it was stored; only this blob is known to be what the diff id promises
 */
public record KnownLayer(Digest blob, SeenLayer seen, LayerInventory inventory) {}
