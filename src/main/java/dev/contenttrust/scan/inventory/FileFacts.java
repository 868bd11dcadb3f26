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

    /** Whether it says nothing. */
    public boolean isEmpty() {
        return components.isEmpty() && owned.isEmpty() && distribution.isEmpty() && problems.isEmpty();
    }
}
