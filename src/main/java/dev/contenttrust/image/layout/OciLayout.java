package dev.contenttrust.image.layout;

import dev.contenttrust.AtomicFile;
import dev.contenttrust.Digest;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.DescriptorJson;
import dev.contenttrust.image.ImageFileException;
import dev.contenttrust.json.JsonCursor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A directory of images in the form of the OCI image specification (image-layout.md), version 1.0.0. */
public final class OciLayout implements OciContent {
    static final String MARKER = "oci-layout";
    static final String INDEX = "index.json";
    static final String MARKER_TEXT = "{\"imageLayoutVersion\":\"1.0.0\"}";

    /** Where blobs in the making lie; the name starts with a dot so that other tools pass over it. */
    private static final String WORK = ".trust-partial";

    private static final String BLOBS = "blobs";

    /** Entries of about 400 bytes: a mirror of 100,000 images. */
    static final int INDEX_LENGTH_MAX = 40 << 20;

    private static final int MARKER_LENGTH_MAX = 4096;
    static final int ENTRIES_MAX = 100_000;

    private final Path directory;

    private OciLayout(Path directory) {
        this.directory = directory;
    }

    /**
     * An existing layout.
     *
     * @throws ImageFileException if the directory is none, or of a later version
     */
    public static OciLayout open(Path directory) {
        OciLayout layout = new OciLayout(directory);
        if (!Files.isRegularFile(directory.resolve(MARKER))) {
            throw new ImageFileException(
                    directory + " is not an OCI layout",
                    directory,
                    "it has no file named " + MARKER,
                    "Name the directory that holds " + MARKER + " and " + INDEX + ".",
                    null);
        }
        layout.checkVersion();
        return layout;
    }

    /**
     * A layout to write to: an existing one, or one to be made in a directory that is empty or not there yet. Nothing is made
     * before {@link #add}.
     *
     * @throws ImageFileException if the directory holds something else
     */
    public static OciLayout at(Path directory) {
        OciLayout layout = new OciLayout(directory);
        Optional<String> stranger = layout.isMarked() ? Optional.empty() : layout.stranger();
        if (layout.isMarked()) {
            layout.checkVersion();
        } else if (stranger.isPresent()) {
            throw new ImageFileException(
                    directory + " is neither empty nor an OCI layout",
                    directory,
                    "it holds \"" + stranger.get() + "\"",
                    "Name a new directory, or one that holds a layout.",
                    null);
        }
        return layout;
    }

    /** Once there, the marker stays; asked again after a look at the rest, it tells what another process just made from a stranger. */
    private boolean isMarked() {
        return Files.exists(directory.resolve(MARKER));
    }

    /** A layout's marker may be empty for a moment while another process makes it. */
    private void checkVersion() {
        Path marker = directory.resolve(MARKER);
        byte[] bytes = LayoutIndex.guarded(() -> LayoutFile.read(marker, MARKER_LENGTH_MAX));
        if (bytes.length > 0) {
            requireVersion(marker, bytes);
        }
    }

    private static void requireVersion(Path marker, byte[] bytes) {
        String version = JsonCursor.parse(marker.toString(), bytes)
                .member("imageLayoutVersion")
                .string();
        if (!version.equals("1.0.0")) {
            throw new ImageFileException(
                    "cannot use the layout of " + marker,
                    marker,
                    "its version is \"" + version + "\", known is 1.0.0",
                    "Use a newer release of this program, or write the layout anew.",
                    null);
        }
    }

    private Optional<String> stranger() {
        if (!Files.exists(directory)) {
            return Optional.empty();
        }
        Set<String> ours = Set.of(BLOBS, WORK);
        try (DirectoryStream<Path> entries =
                Files.newDirectoryStream(directory, entry -> !ours.contains(String.valueOf(entry.getFileName())))) {
            for (Path entry : entries) {
                return Optional.of(String.valueOf(entry.getFileName()));
            }
            return Optional.empty();
        } catch (IOException e) {
            throw ImageFileException.reading(directory, e);
        }
    }

    public Path directory() {
        return directory;
    }

    /** A directory of this file system for blobs in the making; what lies there survives a crash. */
    public Path workDirectory() {
        return directory.resolve(WORK);
    }

    /** Where the blob of that digest lies, or would. */
    public Path blob(Digest digest) {
        return directory.resolve(BLOBS).resolve(digest.algorithm().label()).resolve(digest.hex());
    }

    @Override
    public List<Descriptor> images() {
        Path index = directory.resolve(INDEX);
        if (!Files.exists(index)) {
            return List.of();
        }
        JsonCursor root = JsonCursor.parse(index.toString(), LayoutFile.read(index, INDEX_LENGTH_MAX));
        return DescriptorJson.list(root.member("manifests"), ENTRIES_MAX);
    }

    @Override
    public Optional<byte[]> document(Digest digest, int max) {
        Path blob = blob(digest);
        return Files.isRegularFile(blob) ? Optional.of(LayoutFile.read(blob, max)) : Optional.empty();
    }

    @Override
    public OptionalLong size(Digest digest) {
        Path blob = blob(digest);
        try {
            return Files.isRegularFile(blob) ? OptionalLong.of(Files.size(blob)) : OptionalLong.empty();
        } catch (IOException e) {
            throw ImageFileException.reading(blob, e);
        }
    }

    @Override
    public InputStream open(Digest digest, long offset) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(blob(digest));
        return Channels.newInputStream(channel.position(offset));
    }

    @Override
    public String description() {
        return "oci:" + directory;
    }

    /** Nothing is held open. */
    @Override
    public void close() {}

    /** Stores a document under its digest, whole or not at all; one that is there is replaced, as it may be damaged. */
    public void store(Digest digest, byte[] bytes) {
        Path blob = blob(digest);
        try {
            Files.createDirectories(blob.getParent());
            AtomicFile.write(blob, bytes);
        } catch (IOException e) {
            throw ImageFileException.writing(blob, e);
        }
    }

    /**
     * Names an image whose blobs are all there. An entry of the same name gives way to it, all others stay. Safe against other
     * threads and processes doing the same.
     */
    public void add(Descriptor image) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw ImageFileException.writing(directory, e);
        }
        new LayoutIndex(directory, INDEX_LENGTH_MAX).add(image);
    }

    static byte[] markerBytes() {
        return MARKER_TEXT.getBytes(StandardCharsets.US_ASCII);
    }
}
