package dev.contenttrust.scan.store;

import dev.contenttrust.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What was found in layers, by diff id together with the blob that was seen to make it: a blob that nobody compared with the diff
 * id might hold anything. Several processes may use the directory at once. It is bounded, those that were not used for the longest
 * time going first.
 */
public final class LayerCache {
    /** Of one layer, uncompressed: five times what the largest distributions need. A layer that says more is read each time. */
    private static final int FORM_MAX = 32 << 20;

    /** Of all layers: some thousand, at a few hundred kilobytes each. */
    static final long BYTES_MAX = 256L << 20;

    private static final String LAYERS = "layers";

    private final Path directory;
    private final Path layers;
    private final long bytesMax;

    /**
     * @param directory made when something is first kept
     * @param recognisers the version of everything that finds components: another one finds others
     */
    public LayerCache(Path directory, String recognisers) {
        this(directory, recognisers, BYTES_MAX);
    }

    LayerCache(Path directory, String recognisers, long bytesMax) {
        this.directory = directory;
        this.layers = CacheFile.place(directory, recognisers).resolve(LAYERS);
        this.bytesMax = bytesMax;
    }

    /** What is known of a layer. */
    public Optional<KnownLayer> layer(Digest diffId, Digest blob) {
        Path file = file(diffId, blob);
        Optional<KnownLayer> known = CacheFile.read(file, FORM_MAX, InventoryForm::known)
                .filter(layer -> layer.blob().equals(blob)
                        && layer.seen().facts().diffId().equals(Optional.of(diffId)));
        known.ifPresent(layer -> use(file));
        return known;
    }

    private static void use(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // It goes sooner than it need.
        }
    }

    /** Keeps what was found in a layer that was read to its end, with nothing left unread and both digests verified. */
    public void keep(Digest diffId, KnownLayer layer) {
        CacheFile.keep(file(diffId, layer.blob()), layer, FORM_MAX, InventoryForm::of);
        try {
            tidy();
        } catch (IOException | DirectoryIteratorException e) {
            // What cannot be tidied now is tidied later.
        }
    }

    private Path file(Digest diffId, Digest blob) {
        return layers.resolve(CacheFile.name(Digest.sha256((diffId + "\n" + blob).getBytes(StandardCharsets.UTF_8))));
    }

    /** Those that other versions made count as well: nobody else takes them away. */
    private void tidy() throws IOException {
        List<Kept> kept = new ArrayList<>();
        try (DirectoryStream<Path> versions = Files.newDirectoryStream(directory, Files::isDirectory)) {
            for (Path version : versions) {
                add(version.resolve(LAYERS), kept);
            }
        }
        long bytes = kept.stream().mapToLong(Kept::bytes).sum();
        if (bytes > bytesMax) {
            kept.sort(Comparator.comparing(Kept::used));
            for (Kept oldest : kept) {
                if (bytes <= bytesMax / 4 * 3) {
                    return;
                }
                Files.deleteIfExists(oldest.file);
                bytes -= oldest.bytes;
            }
        }
    }

    private static void add(Path directory, List<Kept> kept) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                try {
                    kept.add(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
                } catch (IOException e) {
                    // Another process took it away.
                }
            }
        }
    }

    private record Kept(Path file, long bytes, FileTime used) {}
}
