package dev.contenttrust.image.layer;

/**
 * A layer that was read before, to its end, as both of its digests promise it.
 *
 * @param entries what its archive lists; what the files held is gone
 */
public record SeenLayer(LayerFacts facts, EntryList entries) {}
