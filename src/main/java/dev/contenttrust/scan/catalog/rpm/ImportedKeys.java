package dev.contenttrust.scan.catalog.rpm;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.file.MalformedFileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The keys that rpm was told to trust, which it keeps in its database as if they were packages (rpmkeys(8)): named {@code
 * gpg-pubkey}, their versions the ends of the keys' ids, their descriptions the armored keys.
 *
 * @param armored the keys, each an armored block
 * @param flaws what could not be read of them; one sentence each
 */
public record ImportedKeys(List<String> armored, List<String> flaws) {
    /** Far more than anybody imports. */
    private static final int KEYS_MAX = 1_000;

    private static final int DESCRIPTION = 1005;

    public ImportedKeys {
        armored = List.copyOf(armored);
        flaws = List.copyOf(flaws);
    }

    /**
     * Those in a database.
     *
     * @param path where it is, whose name tells its form
     * @throws IOException if it cannot be read
     */
    public static ImportedKeys in(String path, FileBytes database) throws IOException {
        List<String> armored = new ArrayList<>();
        List<String> flaws = new ArrayList<>();
        RpmDatabase.headers(path, database, blob -> {
            try {
                key(new RpmHeader(blob)).ifPresent(key -> add(key, armored));
            } catch (MalformedFileException e) {
                flaws.add("one of its packages, which may be a key, cannot be read: " + e.getMessage());
            }
        });
        if (armored.size() == KEYS_MAX) {
            flaws.add("it has more than " + KEYS_MAX + " keys");
        }
        return new ImportedKeys(armored, flaws);
    }

    private static void add(String key, List<String> keys) {
        if (keys.size() < KEYS_MAX) {
            keys.add(key);
        }
    }

    private static Optional<String> key(RpmHeader header) throws MalformedFileException {
        if (!header.string(RpmPackage.NAME).equals(Optional.of(RpmPackage.KEY))) {
            return Optional.empty();
        }
        return Optional.of(header.string(DESCRIPTION)
                .orElseThrow(
                        () -> new MalformedFileException("a key has no description, which is where it should be")));
    }
}
