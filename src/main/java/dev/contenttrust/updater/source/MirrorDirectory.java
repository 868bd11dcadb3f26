package dev.contenttrust.updater.source;

import dev.contenttrust.FileFailure;
import dev.contenttrust.crypto.CertificateAuthority;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.tuf.MetadataFile;
import dev.contenttrust.tuf.MetadataSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A directory that holds what trust servers served: {@code mirror.json}, {@code tuf/<GUN>/…} and perhaps images under
 * {@code oci/} (docs/mirror.md). It is trusted no more than a server, and read with as much care. Immutable.
 */
public final class MirrorDirectory {
    /** Some 300,000 files at 200 bytes an entry. */
    static final int INDEX_MAX = 64 << 20;

    /** The index. */
    public static final String INDEX = "mirror.json";

    /** Where files lie that are about to be listed; those that are listed already count as if they were in their place. */
    public static final String TAKING = ".taking";

    private final Path directory;
    private final MirrorIndex index;

    private MirrorDirectory(Path directory, MirrorIndex index) {
        this.directory = directory;
        this.index = index;
    }

    /**
     * Reads the mirror's index.
     *
     * @throws MirrorException if the directory is no mirror, or one of a newer layout
     */
    public static MirrorDirectory open(Path directory) {
        try {
            Path real = directory.toRealPath();
            byte[] bytes = readIndex(real);
            return new MirrorDirectory(real, index(directory, JsonCursor.parse(INDEX, bytes)));
        } catch (MalformedJsonException e) {
            throw new MirrorException(directory, e.getMessage(), "Take or copy the mirror anew.", e);
        } catch (NoSuchFileException e) {
            throw new MirrorException(
                    directory, "there is no " + e.getFile(), "Name the directory that holds mirror.json.", e);
        } catch (IOException e) {
            throw new MirrorException(
                    directory, "it cannot be read: " + FileFailure.reason(e), "Check who may read it.", e);
        }
    }

    private static byte[] readIndex(Path real) throws IOException {
        Path file = real.resolve(INDEX);
        if (Files.exists(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new MirrorException(real, INDEX + " is no plain file", "Take or copy the mirror anew.", null);
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(INDEX_MAX + 1);
            if (bytes.length > INDEX_MAX) {
                throw new MirrorException(
                        real, INDEX + " is longer than " + INDEX_MAX + " bytes", "Split the mirror.", null);
            }
            return bytes;
        }
    }

    /** Judges the version, then reads. */
    static MirrorIndex index(Path directory, JsonCursor root) {
        long version = root.member("schemaVersion").integer();
        if (version != MirrorIndex.SCHEMA_VERSION) {
            throw new MirrorException(
                    directory,
                    "its layout has schema version " + version + ", this program reads " + MirrorIndex.SCHEMA_VERSION,
                    "Use the version of the program that wrote the mirror, or a newer one.",
                    null);
        }
        return MirrorIndex.read(root);
    }

    /** One repository of this mirror; whether the mirror has it shows when it is asked for a file. */
    public MetadataSource source(String gun) {
        return new MirroredRepository(directory, gun, index);
    }

    /**
     * Reads every listed file of a repository.
     *
     * @throws MirrorFileException if one is not as listed, or if one is there that is not listed
     */
    public void requireAsListed(String gun) {
        new MirroredRepository(directory, gun, index).requireAsListed();
    }

    /**
     * The OCI layout of its images, if it lists one.
     *
     * @throws MirrorFileException if the layout's index is not the one listed
     */
    public Optional<Path> images() {
        Path layout = directory.resolve("oci");
        return index.ociIndex().map(listed -> {
            MirroredRepository.read(directory, layout.resolve("index.json"), listed);
            return layout;
        });
    }

    /**
     * A file of a repository.
     *
     * @throws MirrorFileException if it is not as listed
     */
    public byte[] listed(String gun, String name) {
        return new MirroredRepository(directory, gun, index).listed(name);
    }

    /** Its time stamps as they are, of which none counts. */
    public MirrorProofs proofs() {
        return proofs(List.of());
    }

    /**
     * Its time stamps.
     *
     * @param trusted the time-stamping authorities whose word counts
     */
    public MirrorProofs proofs(List<CertificateAuthority> trusted) {
        return new MirrorProofs(directory, trusted);
    }

    /** The name of a file below {@code tuf/<GUN>/}. */
    public static String nameOf(MetadataFile file) {
        return FileNames.of(file);
    }

    /** What the mirror lists. */
    public MirrorIndex index() {
        return index;
    }

    /** The directory's real path. */
    public Path path() {
        return directory;
    }
}
