package dev.contenttrust.trusted.content;

import dev.contenttrust.image.layer.EntryPath;
import dev.contenttrust.image.layer.LayerEntry;
import dev.contenttrust.image.layer.LayerEntry.Kind;
import dev.contenttrust.image.layer.LayerVisitor;
import dev.contenttrust.image.layer.Unread;
import dev.contenttrust.image.union.UnionFile;
import dev.contenttrust.image.union.UnionFile.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** One file of an image. Not a byte of it is given away before the whole image is verified. */
public final class FileExtract implements AutoCloseable {
    private final UnionFile file;
    private final List<Unread> unread;
    private final Capture bytes;

    private FileExtract(UnionFile file, List<Unread> unread, Capture bytes) {
        this.file = file;
        this.unread = unread;
        this.bytes = bytes;
    }

    /**
     * Reads an image, and keeps the file that a path leads to.
     *
     * @throws NoSuchPathException if it leads to none
     */
    public static FileExtract read(OpenedImage image, String path) {
        String clean = EntryPath.clean(path);
        try (Keeper keeper = new Keeper((entry, place) -> entry.path().equals(clean))) {
            ImageContent content = image.read(keeper::at);
            UnionFile file =
                    content.files().follow(clean).orElseThrow(() -> NoSuchPathException.nothing(image.name(), path));
            if (!file.isFile()) {
                throw NoSuchPathException.noFile(image.name(), path, file.isDirectory() ? "a directory" : "no file");
            }
            Place place = file.content().orElseThrow();
            Capture bytes = keeper.take(place).orElseGet(() -> again(image, place));
            return new FileExtract(file, content.unread(), bytes);
        }
    }

    /** A path through links, or a hard link: the file is elsewhere, and its layer is read once more. */
    private static Capture again(OpenedImage image, Place place) {
        try (Keeper keeper = new Keeper((entry, at) -> at.equals(place))) {
            ImageLayer layer = image.layers().get(place.layer());
            image.read(layer, keeper.at(layer));
            return keeper.take(place).orElseGet(Capture::nothing);
        }
    }

    /** Where it is, what it is, and which layer brought it. */
    public UnionFile file() {
        return file;
    }

    /** What of the image could not be read; the file might be another if it had been. */
    public List<Unread> unread() {
        return unread;
    }

    public void copyTo(OutputStream out) throws IOException {
        bytes.copyTo(out);
    }

    @Override
    public void close() {
        bytes.close();
    }

    /** Keeps the last file that suits. */
    private static final class Keeper implements AutoCloseable {
        private final BiPredicate<LayerEntry, Place> wanted;
        private Optional<Capture> kept = Optional.empty();
        private Optional<Place> place = Optional.empty();

        Keeper(BiPredicate<LayerEntry, Place> wanted) {
            this.wanted = wanted;
        }

        LayerVisitor at(ImageLayer layer) {
            int[] number = {0};
            return (entry, content) -> see(entry, new Place(layer.index(), number[0]++), content);
        }

        private void see(LayerEntry entry, Place at, InputStream content) throws IOException {
            if (entry.kind() == Kind.FILE && wanted.test(entry, at)) {
                close();
                kept = Optional.of(Capture.of(content));
                place = Optional.of(at);
            }
        }

        Optional<Capture> take(Place wantedPlace) {
            Optional<Capture> taken = place.equals(Optional.of(wantedPlace)) ? kept : Optional.empty();
            if (taken.isPresent()) {
                kept = Optional.empty();
            }
            return taken;
        }

        @Override
        public void close() {
            kept.ifPresent(Capture::close);
            kept = Optional.empty();
        }
    }
}
