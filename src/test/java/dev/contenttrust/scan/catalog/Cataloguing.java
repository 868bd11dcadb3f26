package dev.contenttrust.scan.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.contenttrust.image.layer.LayerEntry;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.FileFacts;
import dev.contenttrust.scan.inventory.LayerInventory;
import dev.contenttrust.scan.layer.LayerCatalog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Streams files through cataloguers, as the files of a layer. */
public final class Cataloguing implements AutoCloseable {
    private final LayerCatalog catalog;

    private Cataloguing(List<Cataloguer> cataloguers) {
        this.catalog = new LayerCatalog(cataloguers);
    }

    public static Cataloguing by(Cataloguer... cataloguers) {
        return new Cataloguing(List.of(cataloguers));
    }

    /** What one file says. */
    public static FileFacts of(Cataloguer cataloguer, String path, byte[] content) {
        try (Cataloguing one = by(cataloguer)) {
            return one.with(path, content).inventory().files().getOrDefault(path, nothing());
        }
    }

    /** What one text says. */
    public static FileFacts of(Cataloguer cataloguer, String path, String content) {
        return of(cataloguer, path, content.getBytes(UTF_8));
    }

    /** What one file of this machine says, as if it lay at that path. */
    public static FileFacts ofFile(Cataloguer cataloguer, String path, Path file) {
        try (Cataloguing one = by(cataloguer);
                InputStream content = Files.newInputStream(file)) {
            one.entry(new LayerEntry(path, LayerEntry.Kind.FILE, Files.size(file), 0755, Optional.empty()), content);
            return one.inventory().files().getOrDefault(path, nothing());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code name version} of each, in order. */
    public static List<String> names(FileFacts facts) {
        return facts.components().stream().map(Cataloguing::name).toList();
    }

    public static String name(Component component) {
        String namespace = component.namespace().isEmpty() ? "" : component.namespace() + "/";
        return namespace + component.name() + " " + component.version();
    }

    public Cataloguing with(String path, String content) {
        return with(path, content.getBytes(UTF_8));
    }

    public Cataloguing with(String path, byte[] content) {
        return entry(
                new LayerEntry(path, LayerEntry.Kind.FILE, content.length, 0755, Optional.empty()),
                new ByteArrayInputStream(content));
    }

    public Cataloguing withHardLink(String path, String target) {
        return entry(
                new LayerEntry(path, LayerEntry.Kind.HARD_LINK, 0, 0755, Optional.of(target)),
                InputStream.nullInputStream());
    }

    private Cataloguing entry(LayerEntry entry, InputStream content) {
        try {
            catalog.entry(entry, content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public LayerInventory inventory() {
        return catalog.inventory();
    }

    @Override
    public void close() {
        try {
            catalog.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileFacts nothing() {
        return new FileFacts(List.of(), List.of(), Optional.empty(), List.of());
    }
}
