package dev.contenttrust.scan.keyring;

import dev.contenttrust.Digest;
import dev.contenttrust.scan.catalog.rpm.ImportedKeys;
import dev.contenttrust.scan.file.MemoryFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys that rpm itself trusts: those imported into its database, and since rpm 4.20 files in a directory beside it. A package
 * that one of them signed is accepted from every repository (rpmkeys(8)).
 */
final class RpmDatabaseKeys {
    private static final List<String> PLACES = List.of("usr/lib/sysimage/rpm", "var/lib/rpm", "usr/share/rpm");

    private static final List<String> NAMES = List.of("rpmdb.sqlite", "Packages.db", "Packages");

    /** Where databases may be. */
    static final Set<String> PATHS = paths();

    /** Held in memory; those of images have some 30 MB. */
    private static final int DATABASE_MAX = 96 << 20;

    private final Reader reader;
    private final List<HeldFile> files = new ArrayList<>();
    private final Set<Digest> seen = new HashSet<>();

    private RpmDatabaseKeys(Reader reader) {
        this.reader = reader;
    }

    private static Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        PLACES.forEach(place -> NAMES.forEach(name -> paths.add(place + "/" + name)));
        return paths;
    }

    /** Every database with keys, and every file beside one. */
    static List<HeldFile> read(Reader reader) {
        RpmDatabaseKeys keys = new RpmDatabaseKeys(reader);
        PATHS.forEach(keys::database);
        PLACES.forEach(keys::beside);
        return keys.files;
    }

    /** Whether a file is one of those that {@link #read} gives. */
    static boolean isTrusted(String file) {
        return PATHS.contains(file) || PLACES.stream().anyMatch(place -> file.startsWith(directory(place)));
    }

    private static String directory(String place) {
        return place + "/pubkeys/";
    }

    private void database(String path) {
        reader.bytes(path, DATABASE_MAX).filter(this::isNew).ifPresent(bytes -> {
            try {
                ImportedKeys imported = ImportedKeys.in(path, new MemoryFile(bytes));
                if (!imported.armored().isEmpty() || !imported.flaws().isEmpty()) {
                    byte[] armored = String.join("\n", imported.armored()).getBytes(StandardCharsets.UTF_8);
                    add(path, armored, imported.flaws());
                }
            } catch (IOException e) {
                reader.cannot(path, e);
            }
        });
    }

    /** One directory often leads to another. */
    private boolean isNew(byte[] bytes) {
        return bytes.length > 0 && seen.add(Digest.sha256(bytes));
    }

    private void beside(String place) {
        String directory = directory(place);
        for (String path : reader.below(directory.substring(0, directory.length() - 1))) {
            reader.keys(path).filter(this::isNew).ifPresent(bytes -> add(path, bytes, List.of()));
        }
    }

    private void add(String path, byte[] keys, List<String> flaws) {
        files.add(HeldFile.keyring(Manager.RPM, path, reader.visible().layer(path), keys, flaws));
    }
}
