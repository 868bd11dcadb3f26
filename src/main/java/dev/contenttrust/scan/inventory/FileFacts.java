package dev.contenttrust.scan.inventory;

import java.util.List;
import java.util.Optional;

/** What one file of a layer says. */
public record FileFacts(
        List<Component> components,
        List<OwnedFiles> owned,
        Optional<Distribution> distribution,
        List<Problem> problems) {

    public FileFacts {
        components = List.copyOf(components);
        owned = List.copyOf(owned);
        problems = List.copyOf(problems);
    }

    /** About how many bytes of memory it takes. */
    public long weight() {
        long paths = owned.stream().mapToLong(files -> files.packed().length).sum();
        return paths + (1L + components.size() + problems.size()) * RECORD_WEIGHT;
    }

    private static final int RECORD_WEIGHT = 400;

    /** Whether it says nothing. */
    public boolean isEmpty() {
        return components.isEmpty() && owned.isEmpty() && distribution.isEmpty() && problems.isEmpty();
    }
}
