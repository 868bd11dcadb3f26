package dev.contenttrust.audit;

import java.util.Comparator;
import java.util.List;

/**
 * Why a verdict applies.
 *
 * @param text one clause, without a full stop; it may hold names that strangers chose
 */
public record Reason(Verdict verdict, String text) {

    /** The worst first; of one verdict in the order in which they were found. */
    static List<Reason> sorted(List<Reason> reasons) {
        return reasons.stream()
                .distinct()
                .sorted(Comparator.comparing(Reason::verdict))
                .toList();
    }
}
