package dev.contenttrust.audit;

import dev.contenttrust.tuf.RoleName;
import java.util.ArrayList;
import java.util.List;

/** Reasons as they are found in a repository, each with the role it is about. */
final class Findings {
    private final List<Found> found = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private record Found(RoleName role, Reason reason) {}

    void add(RoleName role, Verdict verdict, String text) {
        add(role, new Reason(verdict, text));
    }

    void add(RoleName role, Reason reason) {
        found.add(new Found(role, reason));
    }

    void note(String text) {
        notes.add(text);
    }

    List<String> notes() {
        return notes;
    }

    List<Reason> all() {
        return found.stream().map(Found::reason).toList();
    }

    /** What concerns a tag that this role signs: the top-level roles, the role itself, and those that it has its word from. */
    List<Reason> concerning(RoleName role) {
        return found.stream()
                .filter(one -> isAbove(one.role(), role))
                .map(Found::reason)
                .toList();
    }

    private static boolean isAbove(RoleName other, RoleName role) {
        return other.isTopLevel() || other.equals(role) || role.value().startsWith(other.value() + "/");
    }
}
