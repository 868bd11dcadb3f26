package dev.contenttrust.sqlite;

import dev.contenttrust.AtomicFile;
import dev.contenttrust.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library, kept in a directory of the user's rather than unpacked for every run, which takes longer than all that
 * is asked of a database. It is run, so it is taken only from a {@link PrivatePlace}, under a name that says its length and CRC-32
 * (for damage; against malice stands the place). Wherever anything is in doubt, it is unpacked for this run, as ever.
 */
public final class SqliteLibrary {
    /** The process's own, as those of the library that loads it are. */
    private static final String DIRECTORY = "trust.sqlite.directory";

    private static final String PATH = "org.sqlite.lib.path";
    private static final String NAME = "org.sqlite.lib.name";

    /** Each version of the program, and each JVM, has one of its own; of a megabyte each. */
    private static final int KEPT_MAX = 4;

    private static final int LENGTH_MAX = 64 << 20;

    private final Path directory;

    SqliteLibrary(Path directory) {
        this.directory = directory;
    }

    /** Where this process keeps it from now on; made when the library is first kept. */
    public static void keepIn(Path directory) {
        System.setProperty(DIRECTORY, directory.toString());
    }

    /** Loads it beside whatever else is to be done. */
    public static void loadSoon() {
        Thread loading = new Thread(SqliteLibrary::load, "sqlite");
        loading.setDaemon(true);
        loading.start();
    }

    /** Loads it, unless it is loaded. That it cannot be had is for whoever then opens a database to say. */
    public static void load() {
        synchronized (SqliteLibrary.class) {
            String directory = System.getProperty(DIRECTORY);
            if (directory != null && System.getProperty(PATH) == null && System.getProperty(NAME) == null) {
                new SqliteLibrary(Path.of(directory)).kept().ifPresent(library -> {
                    System.setProperty(NAME, library.getFileName().toString());
                    System.setProperty(PATH, library.resolveSibling("").toString());
                });
            }
            try {
                SQLiteJDBCLoader.initialize();
            } catch (Exception e) {
                return;
            }
            // Every connection has forms of dates, which take a while to make, and are made once.
            new SQLiteConfig().toProperties();
        }
    }

    /** The library's file; empty where it had better be unpacked anew. */
    Optional<Path> kept() {
        try {
            PrivatePlace place = PrivatePlace.at(directory.resolve(token()));
            Optional<Path> whole = whole(place);
            return whole.isPresent() ? whole : Optional.of(unpacked(place));
        } catch (IOException | URISyntaxException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** What says which library it must be: the jar that it is from, and the JVM that loads it. */
    private static String token() throws IOException, URISyntaxException {
        Path jar = Path.of(SQLiteJDBCLoader.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        String origin = String.join(
                "\n",
                jar.toString(),
                String.valueOf(Files.size(jar)),
                Files.getLastModifiedTime(jar).toString(),
                System.getProperty("java.home"),
                System.getProperty("java.runtime.version"),
                System.getProperty("os.arch"));
        return Digest.sha256(origin.getBytes(StandardCharsets.UTF_8)).hex().substring(0, 16);
    }

    private static Optional<Path> whole(PrivatePlace place) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(place.directory(), "lib-*")) {
            for (Path file : files) {
                place.requireOwn(file);
                if (Files.size(file) <= LENGTH_MAX
                        && name(Files.readAllBytes(file))
                                .equals(file.getFileName().toString())) {
                    return Optional.of(file);
                }
                Files.delete(file);
            }
            return Optional.empty();
        }
    }

    private static String name(byte[] library) {
        CRC32 sum = new CRC32();
        sum.update(library);
        return "lib-" + library.length + "-" + Long.toHexString(sum.getValue());
    }

    private Path unpacked(PrivatePlace place) throws IOException {
        forgetOthers(place);
        byte[] library = resource();
        Path file = place.directory().resolve(name(library));
        AtomicFile.replace(file, library);
        return file;
    }

    private static byte[] resource() throws IOException {
        String name = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
        try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(name)) {
            if (library == null) {
                throw new NoSuchFileException(name);
            }
            return library.readAllBytes();
        }
    }

    private void forgetOthers(PrivatePlace place) throws IOException {
        List<Path> others = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            all.forEach(others::add);
        }
        others.removeIf(other -> other.getFileName().equals(place.directory().getFileName())
                || !Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS));
        if (others.size() >= KEPT_MAX) {
            for (Path other : others) {
                forget(other);
            }
        }
    }

    private static void forget(Path other) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(other)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(other);
        } catch (IOException e) {
            // Another process is at it, or it is nothing of ours.
        }
    }
}
