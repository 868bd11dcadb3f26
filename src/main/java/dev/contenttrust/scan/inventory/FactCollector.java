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

    private static final int PROBLEMS_MAX = 100;

    private final String file;
    private final Set<Component> components = new LinkedHashSet<>();
    private final List<OwnedFiles> owned = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private Optional<Distribution> distribution = Optional.empty();
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
        } else if (!full) {
            full = true;
            problem("a list of packages", "it has more than " + COMPONENTS_MAX + "; the rest was not read");
        }
    }

    /** What a package owns; nothing, if that is nothing. */
    public void owned(OwnedFiles.Builder files) {
        if (!files.isEmpty() && owned.size() < COMPONENTS_MAX) {
            owned.add(files.build());
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
