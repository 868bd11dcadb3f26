package dev.contenttrust.scan.keyring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The signing keys of the package managers in a file system, and the repositories that they are for.
 *
 * @param at the instant that expiry was judged at
 * @param files those with keys, by manager and path
 * @param repositories in the order of the configuration
 * @param unread what could not be read; one sentence each
 */
public record SigningKeys(Instant at, List<KeyFile> files, List<Repository> repositories, List<String> unread) {
    public SigningKeys {
        files = List.copyOf(files);
        repositories = List.copyOf(repositories);
        unread = List.copyOf(unread);
    }

    /** Reads them. Never fails: what cannot be read is listed. */
    public static SigningKeys of(VisibleFiles visible, Instant at) {
        Reader reader = new Reader(visible);
        List<KeyFile> files = new ArrayList<>();
        List<Repository> repositories = new ArrayList<>();
        for (ManagerKeys each : List.of(AptKeys.read(reader), ApkKeys.read(reader), RpmKeys.read(reader))) {
            repositories.addAll(each.repositories());
            each.files().forEach(file -> files.add(file.judged(each, at)));
        }
        return new SigningKeys(at, files, repositories, reader.unread());
    }
}
