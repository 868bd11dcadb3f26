package dev.contenttrust.updater.source;

import dev.contenttrust.Digest;
import dev.contenttrust.crypto.TimeStamp;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * A time stamp of a mirror's index: every file that the index listed was there by its instant.
 *
 * @param name of its files below {@code proofs/}, without what they end in
 * @param index what was stamped
 */
public record TimeProof(String name, TimeStamp stamp, MirrorIndex index) {

    /** Whether all these files of a repository were among them. */
    public boolean covers(String gun, Collection<Digest> files) {
        MirrorIndex.Repository repository = index.repositories().get(gun);
        if (repository == null) {
            return false;
        }
        Set<Digest> listed = new HashSet<>();
        repository.files().values().forEach(file -> listed.add(file.sha256()));
        return listed.containsAll(files);
    }
}
