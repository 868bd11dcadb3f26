package dev.contenttrust.scan.inventory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes down what is found in one file, up to a bound. */
public final class FactCollector {
    /** The largest distributions have some 60,000 packages, and nobody installs them all. */
    static final int COMPONENTS_MAX = 100_000;

    /** Two million paths fit. */
    static final long OWNED_BYTES_MAX = 64L << 20;

    private static final int PROBLEMS_MAX = 100;

    private final String file;
    private final Set<Component> components = new LinkedHashSet<>();
    private final List<OwnedFiles> owned = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private Optional<Distribution> distribution = Optional.empty();
    private long ownedBytes;
    private boolean full;

    /** @param file its path, for everything that is found in it */
    public FactCollector(String file) {
        this.file = file;
    }

    /** The path of the file. */
    public String file() {
        return file;
    }

    /** A component; the same one twice counts once. */
    public void component(Component component) {
        if (components.size() < COMPONENTS_MAX) {
            components.add(component);
        } else {
            tooMany("packages");
        }
    }

    private void tooMany(String what) {
        if (!full) {
            full = true;
            problem("a list of " + what, "it is longer than any in use; the rest was not read");
        }
    }

    /** What a package owns; nothing, if that is nothing. */
    public void owned(OwnedFiles.Builder files) {
        if (files.isEmpty()) {
            return;
        }
        OwnedFiles packed = files.build();
        ownedBytes += packed.packed().length;
        if (ownedBytes <= OWNED_BYTES_MAX && owned.size() < COMPONENTS_MAX && !files.isFull()) {
            owned.add(packed);
        } else {
            tooMany("files");
        }
    }

    public void distribution(Distribution found) {
        distribution = Optional.of(found);
    }

    /** Something in the file, or all of it, that could not be read. */
    public void problem(String what, String why) {
        problem(new Problem(file, what, why));
    }

    /** Something in an archive within the file. */
    public void problem(Problem problem) {
        if (problems.size() < PROBLEMS_MAX) {
            problems.add(problem);
        }
    }

    /** All that was found. */
    public FileFacts facts() {
        return new FileFacts(List.copyOf(components), owned, distribution, problems);
    }
}
