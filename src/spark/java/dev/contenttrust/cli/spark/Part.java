package dev.contenttrust.cli.spark;

import dev.contenttrust.transport.Courtesy;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What one task audits, and its share of what the servers allow.
 *
 * @param places of the names in the input
 * @param requests at one server at a time
 * @param rate requests a second to one server; 0 for no bound
 */
record Part(List<Integer> places, List<String> names, int requests, double rate) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The share, with everything else as the whole run has it. */
    Courtesy courtesy(Courtesy whole) {
        return new Courtesy(requests, rate > 0 ? OptionalDouble.of(rate) : OptionalDouble.empty(), whole.patience());
    }
}
