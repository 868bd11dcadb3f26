package dev.contenttrust.transport.auth;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Scopes of the distribution token scheme: {@code type:name:action[,action]}; names may hold colons. */
final class Scopes {
    private Scopes() {}

    /** All that either asks for, one scope a resource: the actions of equal resources are put together. */
    static List<String> merge(String one, String other) {
        Map<String, Set<String>> actions = new LinkedHashMap<>();
        for (String scope : (one + " " + other).split(" ")) {
            int colon = scope.lastIndexOf(':');
            if (colon > 0) {
                Set<String> of = actions.computeIfAbsent(scope.substring(0, colon), any -> new LinkedHashSet<>());
                of.addAll(List.of(scope.substring(colon + 1).split(",")));
            }
        }
        return actions.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + String.join(",", entry.getValue()))
                .toList();
    }
}
