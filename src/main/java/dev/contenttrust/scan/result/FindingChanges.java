package dev.contenttrust.scan.result;

import dev.contenttrust.scan.inventory.Component;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What is known against one of two images alone: a vulnerability of a package counts as the same in any of its versions.
 *
 * @param gone of the first, worst first
 * @param fresh of the second, worst first
 */
public record FindingChanges(List<Finding> gone, List<Finding> fresh) {
    public FindingChanges {
        gone = List.copyOf(gone);
        fresh = List.copyOf(fresh);
    }

    private record Name(String vulnerability, Component.Identity component) {
        static Name of(Finding finding) {
            return new Name(finding.vulnerability().id(), finding.component().identity());
        }
    }

    /** From the one to the other. */
    public static FindingChanges between(ScanResult before, ScanResult after) {
        return new FindingChanges(
                without(before.findings(), after.findings()), without(after.findings(), before.findings()));
    }

    private static List<Finding> without(List<Finding> findings, List<Finding> others) {
        Set<Name> known = new HashSet<>();
        others.forEach(other -> known.add(Name.of(other)));
        return findings.stream()
                .filter(finding -> !known.contains(Name.of(finding)))
                .toList();
    }
}
