package dev.contenttrust.scan.binary;

import dev.contenttrust.scan.elf.ExecutableKind;
import java.util.List;
import java.util.Optional;

/**
 * What is in an executable.
 *
 * @param sightings by id of the product, then by place
 * @param packed the name of the program that has compressed it, so that what is in it cannot be seen
 * @param flaws why something may have been missed, each a sentence; empty for a sound file
 */
public record Recognition(ExecutableKind kind, List<Sighting> sightings, Optional<String> packed, List<String> flaws) {
    public Recognition {
        sightings = List.copyOf(sightings);
        flaws = List.copyOf(flaws);
    }
}
