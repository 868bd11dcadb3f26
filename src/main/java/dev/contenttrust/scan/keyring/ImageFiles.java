package dev.contenttrust.scan.keyring;

import dev.contenttrust.Digest;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.layer.LayerEntry;
import dev.contenttrust.image.layer.LayerEntry.Kind;
import dev.contenttrust.image.layer.LayerVisitor;
import dev.contenttrust.image.union.UnionFile;
import dev.contenttrust.image.union.UnionFile.Place;
import dev.contenttrust.image.union.UnionFileSystem;
import dev.contenttrust.trusted.content.ImageContent;
import dev.contenttrust.trusted.content.ImageLayer;
import dev.contenttrust.trusted.content.OpenedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of an image. One pass over its layers keeps the bytes of those that package managers may look at; a file elsewhere, to
 * which a link leads, costs its layer another pass.
 */
public final class ImageFiles implements VisibleFiles {
    /** Where configuration and keys lie. */
    private static final List<String> KEPT = List.of(
            "etc/apt/",
            "etc/apk/",
            "etc/dnf/",
            "etc/yum",
            "etc/zypp/",
            "etc/distro.repos.d/",
            "etc/pki/rpm-gpg/",
            "var/lib/rpm/pubkeys/",
            "usr/lib/sysimage/rpm/pubkeys/",
            "usr/share/rpm/pubkeys/",
            "usr/share/keyrings/",
            "usr/share/apk/keys/",
            "usr/share/distribution-gpg-keys/",
            "usr/share/dnf5/");

    /** All of them together; what is not kept is read again. */
    private static final int KEPT_MAX = 96 << 20;

    /** More links out of those places than anybody makes. */
    private static final int PASSES_MAX = 8;

    private final OpenedImage image;
    private final ImageContent content;
    private final Map<Place, byte[]> kept;
    private int passes;

    private ImageFiles(OpenedImage image, ImageContent content, Map<Place, byte[]> kept) {
        this.image = image;
        this.content = content;
        this.kept = kept;
    }

    /**
     * Reads an image to its end.
     *
     * @throws dev.contenttrust.TrustException if a byte of it is not what was promised, or cannot be had
     */
    public static ImageFiles read(OpenedImage image) {
        Keeper keeper = new Keeper();
        return new ImageFiles(image, image.read(keeper::at), keeper.kept);
    }

    /** What was read, and what could not be. */
    public ImageContent content() {
        return content;
    }

    @Override
    public List<String> below(String directory) {
        UnionFileSystem files = content.files();
        Optional<UnionFile> found = files.follow(directory).filter(UnionFile::isDirectory);
        List<String> paths = new ArrayList<>();
        found.ifPresent(from -> files.walk(from, file -> {
            boolean leadsToFile = file.isFile()
                    || (file.kind() == Kind.SYMBOLIC_LINK
                            && files.follow(file.path())
                                    .filter(UnionFile::isFile)
                                    .isPresent());
            if (leadsToFile) {
                paths.add(directory + file.path().substring(from.path().length()));
            }
        }));
        paths.sort(null);
        return paths;
    }

    @Override
    public byte[] read(String path, int max) throws IOException {
        UnionFile file =
                content.files().follow(path).filter(UnionFile::isFile).orElseThrow(() -> new NoSuchFileException(path));
        if (file.size() > max) {
            throw new FileSystemException(path, null, "it is longer than " + max + " bytes");
        }
        Place place = file.content().orElseThrow(() -> new NoSuchFileException(path));
        byte[] bytes = kept.get(place);
        return bytes == null ? again(path, place, max) : bytes;
    }

    private byte[] again(String path, Place place, int max) throws IOException {
        if (passes++ >= PASSES_MAX) {
            throw new FileSystemException(path, null, "too many links lead to places of their own");
        }
        byte[][] found = new byte[1][];
        int[] number = {0};
        image.read(image.layers().get(place.layer()), (entry, bytes) -> {
            if (number[0]++ == place.entry()) {
                found[0] = bytes.readNBytes(max);
            }
        });
        if (found[0] == null) {
            throw new NoSuchFileException(path);
        }
        return found[0];
    }

    @Override
    public Optional<Digest> layer(String path) {
        return content.files()
                .follow(path)
                .map(file -> image.layers().get(file.layer()))
                .flatMap(layer -> layer.blob().map(Descriptor::digest).or(layer::diffId));
    }

    /** Takes the bytes of files in the places of interest as they pass. */
    private static final class Keeper {
        private final Map<Place, byte[]> kept = new HashMap<>();
        private int left = KEPT_MAX;

        LayerVisitor at(ImageLayer layer) {
            int[] number = {0};
            return (entry, content) -> see(entry, new Place(layer.index(), number[0]++), content);
        }

        /** What lies below those places, and databases, beside which the rest is of no use here. */
        private static boolean isOfUse(String path) {
            return RpmDatabaseKeys.PATHS.contains(path) || KEPT.stream().anyMatch(path::startsWith);
        }

        private void see(LayerEntry entry, Place place, InputStream content) throws IOException {
            boolean wanted = entry.kind() == Kind.FILE && isOfUse(entry.path());
            if (wanted && entry.size() <= left) {
                byte[] bytes = content.readNBytes(left);
                left -= bytes.length;
                kept.put(place, bytes);
            }
        }
    }
}
