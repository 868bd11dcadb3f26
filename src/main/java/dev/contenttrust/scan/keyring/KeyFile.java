package dev.contenttrust.scan.keyring;

import dev.contenttrust.Digest;
import java.util.List;
import java.util.Optional;

/**
 * A file with signing keys.
 *
 * @param path from the root, without a leading slash
 * @param layer that brought it, if known
 * @param keys in the order of the file
 * @param flaws what could not be read of it, or what the package manager will not read; one sentence each
 */
public record KeyFile(
        String path, Optional<Digest> layer, Manager manager, List<InstalledKey> keys, List<String> flaws) {
    public KeyFile {
        keys = List.copyOf(keys);
        flaws = List.copyOf(flaws);
    }
}
