package dev.contenttrust.scan.inventory;

import java.util.List;
import java.util.Optional;

/**
 * What an image holds.
 *
 * @param components what is visible: packages, and what was found in files that no package owns
 * @param covered what was found in files that a package owns
 * @param removed packages that a lower layer has and the image has no more, in no version
 * @param problems what could not be read among what is visible; with any, the rest is incomplete
 */
public record Inventory(
        Optional<Distribution> distribution,
        List<Located> components,
        List<Covered> covered,
        List<Located> removed,
        List<Problem> problems) {

    public Inventory {
        components = List.copyOf(components);
        covered = List.copyOf(covered);
        removed = List.copyOf(removed);
        problems = List.copyOf(problems);
    }
}
