package dev.contenttrust.cli.audit;

import dev.contenttrust.TrustException;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.notary.Gun;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The repositories of a run, each once, in the order in which they were first named. */
public final class AuditNames {
    /** Some hundred bytes each; more should be audited in parts. */
    private static final int MAX = 1_000_000;

    private final Set<String> names = new LinkedHashSet<>();

    /** Adds names as people write them: short ones become full ones. What is no name is kept as it is, to be told of. */
    public void addAll(List<String> written) {
        written.forEach(name -> add(fullName(name)));
    }

    /** Takes full names from somewhere else. */
    public Consumer<String> taking() {
        return this::add;
    }

    private void add(String name) {
        names.add(name);
        if (names.size() > MAX) {
            throw new UsageException("too many repositories", "more than " + MAX, "Audit them in parts.");
        }
    }

    private static String fullName(String written) {
        try {
            return Gun.parse(written).toString();
        } catch (TrustException e) {
            return written;
        }
    }

    /** Leaves out those. */
    public void without(Set<String> others) {
        names.removeAll(others);
    }

    /** All of them. */
    public Set<String> all() {
        return names;
    }
}
