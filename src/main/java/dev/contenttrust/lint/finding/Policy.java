package dev.contenttrust.lint.finding;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the user trusts, and how much what is found matters to him.
 *
 * @param trustedRegistries registries, or registries with the beginning of a repository's name ({@code ghcr.io/team}), from
 *     which images may come; empty if any may
 * @param levels for rules that are to be reported at another level than they are found at
 * @param off rules that are not to be reported at all
 */
public record Policy(List<String> trustedRegistries, Map<Rule, Level> levels, Set<Rule> off) {
    /** Nothing is known of the user. */
    public static final Policy NONE = new Policy(List.of(), Map.of(), Set.of());

    public Policy {
        trustedRegistries = List.copyOf(trustedRegistries);
        levels = Map.copyOf(levels);
        off = Set.copyOf(off);
    }
}
