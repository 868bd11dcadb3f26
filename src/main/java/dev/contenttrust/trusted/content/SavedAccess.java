package dev.contenttrust.trusted.content;

import dev.contenttrust.image.layer.LayerFacts;
import dev.contenttrust.image.layer.LayerReader;
import dev.contenttrust.image.layer.LayerVisitor;
import dev.contenttrust.image.layout.DockerArchiveFile;
import dev.contenttrust.image.layout.DockerArchiveFile.SavedImage;

/** Layers in a Docker archive, which knows them by their diff ids at most. */
record SavedAccess(DockerArchiveFile file, SavedImage image, LayerReader reader) implements LayerAccess {
    @Override
    public LayerFacts read(ImageLayer layer, LayerVisitor visitor) {
        return reader.read(
                layer.name(), layer.diffId(), file.layer(image.layers().get(layer.index())), visitor);
    }

    @Override
    public void close() {
        file.close();
    }
}
