package dev.contenttrust.notary.keys;

import dev.contenttrust.notary.Gun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The private keys in some directories.
 *
 * @param directories those that are there
 * @param unread files that may hold keys, or directories that may hold files, and why they were not read
 */
public record KeysAtHand(List<Path> directories, List<HeldKey> keys, List<Unread> unread) {
    public KeysAtHand {
        directories = List.copyOf(directories);
        keys = List.copyOf(keys);
        unread = List.copyOf(unread);
    }

    /** What was not read, and why. */
    public record Unread(Path file, String why) {}

    /** Reads all that is below the directories; one that is not there holds nothing. Never throws for what lies there. */
    public static KeysAtHand in(List<Path> directories) {
        Set<Path> there = new LinkedHashSet<>();
        for (Path directory : directories) {
            if (Files.isDirectory(directory)) {
                there.add(directory.toAbsolutePath().normalize());
            }
        }
        KeyWalk walk = new KeyWalk();
        there.forEach(walk::read);
        return new KeysAtHand(new ArrayList<>(there), walk.keys(), walk.unread());
    }

    /** The repositories that the files name, sorted. */
    public Set<Gun> repositories() {
        Set<Gun> all = new TreeSet<>();
        keys.stream().map(HeldKey::gun).flatMap(Optional::stream).forEach(all::add);
        return all;
    }
}
