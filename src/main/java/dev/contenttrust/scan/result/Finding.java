package dev.contenttrust.scan.result;

import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.Located;
import java.util.List;
import java.util.Optional;

/**
 * A component that a vulnerability affects.
 *
 * @param fixed versions that mend it, as the records have them; empty where none does
 * @param purl the component's package URL
 */
public record Finding(Located located, Optional<String> purl, Vulnerability vulnerability, List<String> fixed) {
    public Finding {
        fixed = List.copyOf(fixed);
    }

    public Component component() {
        return located.component();
    }

    /** Whether an update mends it. */
    public boolean isFixable() {
        return !fixed.isEmpty();
    }
}
