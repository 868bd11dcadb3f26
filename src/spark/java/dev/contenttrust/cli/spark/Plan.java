package dev.contenttrust.cli.spark;

import dev.contenttrust.transport.Courtesy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Divides repositories among tasks. Those that ask a server in common are divided together, and what the server allows is divided
 * among their tasks: together these have no more requests under way at it, and begin no more a second, than one process would.
 */
final class Plan {
    /** A task has no more under way than one process usually has: what a core's memory holds is bounded by it. */
    static final int TASK_REQUESTS = Courtesy.REQUESTS;

    private final Courtesy whole;
    private final int tasks;

    /**
     * @param whole what each server is asked at most by all tasks together
     * @param tasks that run side by side
     */
    Plan(Courtesy whole, int tasks) {
        this.whole = whole;
        this.tasks = tasks;
    }

    /**
     * The longest parts first.
     *
     * @param asked the servers that are asked about a name; none for what is no name
     */
    List<Part> of(List<String> names, Function<String, Set<String>> asked) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        Together together = new Together();
        List<String> servers = new ArrayList<>(names.size());
        names.forEach(name -> servers.add(together.join(asked.apply(name))));
        for (int place = 0; place < servers.size(); place++) {
            groups.computeIfAbsent(together.first(servers.get(place)), server -> new ArrayList<>())
                    .add(place);
        }
        List<Part> parts = new ArrayList<>();
        groups.values().forEach(places -> parts.addAll(divide(places, names)));
        parts.sort(Comparator.comparing((Part part) -> part.names().size()).reversed());
        return parts;
    }

    /** A task with fewer names than requests would leave some of its share to nobody. */
    private List<Part> divide(List<Integer> places, List<String> names) {
        int count = Math.max(1, Math.min(Math.min(tasks, whole.requests()), places.size() / TASK_REQUESTS));
        List<List<Integer>> dealt = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            dealt.add(new ArrayList<>(places.size() / count + 1));
        }
        for (int i = 0; i < places.size(); i++) {
            dealt.get(i % count).add(places.get(i));
        }
        List<Part> parts = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            int share = whole.requests() / count + (part < whole.requests() % count ? 1 : 0);
            parts.add(new Part(
                    dealt.get(part),
                    new ArrayList<>(dealt.get(part).stream().map(names::get).toList()),
                    Math.min(TASK_REQUESTS, share),
                    whole.rate().orElse(0) / count));
        }
        return parts;
    }

    /** Which servers somebody asks together, each set known by one of its servers. */
    private static final class Together {
        private static final String NOBODY = "";

        private final Map<String, String> next = new LinkedHashMap<>();

        String join(Set<String> servers) {
            String joined = NOBODY;
            for (String server : servers) {
                String own = first(server);
                if (joined.equals(NOBODY)) {
                    joined = own;
                } else if (!own.equals(joined)) {
                    next.put(own, joined);
                }
            }
            return joined;
        }

        String first(String server) {
            String at = server;
            for (String further = next.get(at); further != null; further = next.get(at)) {
                at = further;
            }
            return at;
        }
    }
}
