package dev.contenttrust.mirror;

import dev.contenttrust.notary.Gun;
import java.util.List;

/**
 * What was taken of a repository, or found in a mirror.
 *
 * @param server where it was taken from
 * @param oldestRoot the version of the first root that leads to the present one
 * @param timestamps versions of the timestamp that are held, each with all that it leads to
 * @param notes what could not be taken, and why; one sentence each
 */
public record Taken(Gun gun, String server, long oldestRoot, long newestRoot, int timestamps, List<String> notes) {
    public Taken {
        notes = List.copyOf(notes);
    }
}
