package dev.contenttrust.scan.result;

import dev.contenttrust.image.union.Difference.Change;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.Inventory;
import dev.contenttrust.scan.inventory.Located;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A package that two images have in different versions, or one of them alone.
 *
 * @param before its versions in the first; none where it is not there
 * @param after its versions in the second
 */
public record PackageChange(Component.Identity identity, List<String> before, List<String> after) {
    public PackageChange {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Which of the two has it. */
    public Change change() {
        return before.isEmpty() ? Change.ADDED : after.isEmpty() ? Change.REMOVED : Change.CHANGED;
    }

    /** All of them, by kind and name. */
    public static List<PackageChange> between(Inventory before, Inventory after) {
        Map<Component.Identity, SortedSet<String>> old = versions(before);
        Map<Component.Identity, SortedSet<String>> fresh = versions(after);
        Set<Component.Identity> all = new HashSet<>(old.keySet());
        all.addAll(fresh.keySet());
        List<PackageChange> changes = new ArrayList<>();
        for (Component.Identity identity : all) {
            SortedSet<String> one = old.getOrDefault(identity, new TreeSet<>());
            SortedSet<String> two = fresh.getOrDefault(identity, new TreeSet<>());
            if (!one.equals(two)) {
                changes.add(new PackageChange(identity, List.copyOf(one), List.copyOf(two)));
            }
        }
        changes.sort(Comparator.comparing(
                        (PackageChange change) -> change.identity().kind())
                .thenComparing(change -> change.identity().namespace())
                .thenComparing(change -> change.identity().name())
                .thenComparing(change -> change.identity().architecture().orElse("")));
        return changes;
    }

    private static Map<Component.Identity, SortedSet<String>> versions(Inventory inventory) {
        Map<Component.Identity, SortedSet<String>> versions = new LinkedHashMap<>();
        for (Located located : inventory.components()) {
            versions.computeIfAbsent(located.component().identity(), identity -> new TreeSet<>())
                    .add(located.component().version());
        }
        return versions;
    }
}
