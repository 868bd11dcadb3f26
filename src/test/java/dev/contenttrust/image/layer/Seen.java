package dev.contenttrust.image.layer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Remembers what it is shown. */
final class Seen implements LayerVisitor {
    private final List<LayerEntry> entries = new ArrayList<>();
    private final List<String> contents = new ArrayList<>();

    @Override
    public void entry(LayerEntry entry, InputStream content) throws IOException {
        entries.add(entry);
        contents.add(new String(content.readNBytes(1000), StandardCharsets.UTF_8));
    }

    List<LayerEntry> entries() {
        return entries;
    }

    List<String> contents() {
        return contents;
    }

    List<String> paths() {
        return entries.stream().map(LayerEntry::path).toList();
    }
}
