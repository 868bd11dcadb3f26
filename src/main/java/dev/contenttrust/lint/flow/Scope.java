package dev.contenttrust.lint.flow;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Variables that are set here, before those that were set further out. */
final class Scope {
    private final Optional<Scope> outer;
    private final Map<String, Term> own = new HashMap<>();

    Scope() {
        this.outer = Optional.empty();
    }

    private Scope(Scope outer) {
        this.outer = Optional.of(outer);
    }

    /** One in which what is set does not change this. */
    Scope inner() {
        return new Scope(this);
    }

    Optional<Term> get(String name) {
        Optional<Scope> scope = Optional.of(this);
        while (scope.isPresent()) {
            Term found = scope.get().own.get(name);
            if (found != null) {
                return Optional.of(found);
            }
            scope = scope.get().outer;
        }
        return Optional.empty();
    }

    void set(String name, Term value) {
        own.put(name, value);
    }

    /**
     * Sets what branches set, each variable to any of what it can be afterwards.
     *
     * @param branches inner scopes of this one, of which one was taken
     */
    void merge(List<Scope> branches) {
        Map<String, Term> after = new LinkedHashMap<>();
        Map<String, Integer> setBy = new HashMap<>();
        for (Scope branch : branches) {
            branch.own.forEach((name, value) -> {
                after.merge(name, value, Scope::either);
                setBy.merge(name, 1, Integer::sum);
            });
        }
        after.forEach((name, value) -> {
            Optional<Term> old = setBy.getOrDefault(name, 0) < branches.size() ? get(name) : Optional.empty();
            set(name, old.map(before -> either(before, value)).orElse(value).named(name));
        });
    }

    private static Term either(Term one, Term other) {
        return one.equals(other) ? one : one.or(other);
    }
}
