package dev.contenttrust.image.union;

import dev.contenttrust.image.layer.LayerLimits;
import dev.contenttrust.image.layer.LayerReader;
import dev.contenttrust.image.layer.LayerVisitor;
import dev.contenttrust.image.layer.Tar;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Layers put on top of one another. */
final class Layers {
    private Layers() {}

    static UnionFileSystem union(Tar... layers) {
        List<byte[]> tars = new ArrayList<>();
        for (Tar layer : layers) {
            tars.add(layer.bytes());
        }
        return union(tars);
    }

    static UnionFileSystem union(List<byte[]> tars) {
        UnionBuilder builder = new UnionBuilder();
        for (byte[] tar : tars) {
            show(tar, builder.layer());
        }
        return builder.build();
    }

    static void show(byte[] tar, LayerVisitor visitor) {
        new LayerReader(LayerLimits.standard())
                .read("a layer", Optional.empty(), new ByteArrayInputStream(tar), visitor);
    }

    static List<String> paths(UnionFileSystem union) {
        List<String> paths = new ArrayList<>();
        union.walk(file -> paths.add(file.path()));
        return paths;
    }
}
