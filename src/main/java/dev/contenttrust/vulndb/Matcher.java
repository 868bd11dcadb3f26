package dev.contenttrust.vulndb;

import dev.contenttrust.vulndb.osv.Affected;
import dev.contenttrust.vulndb.osv.Rating;
import dev.contenttrust.vulndb.store.ExploitChance;
import dev.contenttrust.vulndb.store.KnownExploit;
import dev.contenttrust.vulndb.store.OpenedDatabase;
import dev.contenttrust.vulndb.store.OpenedDatabase.Row;
import dev.contenttrust.vulndb.store.StoredRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the vulnerabilities of packages: rows that hold the version, gathered by the ids that their records share. */
final class Matcher {
    private static final Comparator<String> CVES_FIRST =
            Comparator.<String, Boolean>comparing(id -> !isCve(id)).thenComparing(Comparator.naturalOrder());

    private static final Comparator<Match> WORST_FIRST = Comparator.<Match, Boolean>comparing(
                    match -> match.exploit().isEmpty())
            .thenComparing(match -> match.rating().severity(), Comparator.reverseOrder())
            .thenComparing(match -> match.rating().score().orElse(0), Comparator.reverseOrder())
            .thenComparing(Match::id);

    private static final Comparator<Rating> BY_BADNESS = Comparator.comparing(Rating::severity)
            .thenComparing(rating -> rating.score().orElse(0));

    private final OpenedDatabase database;
    private final Map<Long, StoredRecord> records = new HashMap<>();

    Matcher(OpenedDatabase database) {
        this.database = database;
    }

    /** A record that holds the version of a package, and what it says of the package. */
    private record Hit(long number, StoredRecord record, Affected affected, String version) {
        /** The ids under which the same vulnerability may be found elsewhere; an advisory about several is none of them. */
        private Set<String> identities() {
            Set<String> ids = new TreeSet<>(record.aliases());
            ids.add(record.id());
            if (record.upstream().size() == 1) {
                ids.addAll(record.upstream());
            }
            return ids;
        }

        private Rating rating() {
            return affected.rating().orElse(record.rating());
        }
    }

    List<Match> matches(PackageVersion found) {
        return matches(List.of(found));
    }

    /** @param names of one and the same thing */
    List<Match> matches(List<PackageVersion> names) {
        List<Hit> hits = new ArrayList<>();
        names.forEach(name -> hits.addAll(fromTheirOwn(name.ecosystem(), hits(name))));
        return groups(hits).stream().map(this::match).sorted(WORST_FIRST).toList();
    }

    private List<Hit> hits(PackageVersion found) {
        List<Hit> hits = new ArrayList<>();
        for (Row row : database.affected(found.ecosystem(), found.name())) {
            if (row.affected().holds(found.version())) {
                StoredRecord record = records.computeIfAbsent(row.record(), database::record);
                hits.add(new Hit(row.record(), record, row.affected(), found.version()));
            }
        }
        return hits;
    }

    /**
     * A record about packages of several ecosystems is in the export of each; where these are not of one day, the one of the
     * package's own ecosystem counts.
     */
    private List<Hit> fromTheirOwn(String ecosystem, List<Hit> hits) {
        Map<String, List<Hit>> byId = hits.stream()
                .collect(Collectors.groupingBy(hit -> hit.record().id(), LinkedHashMap::new, Collectors.toList()));
        if (byId.size() == hits.size()) {
            return hits;
        }
        List<Hit> kept = new ArrayList<>();
        for (List<Hit> same : byId.values()) {
            List<Hit> own = same.stream()
                    .filter(hit -> ecosystem.startsWith(database.sourceOf(hit.number())))
                    .toList();
            kept.addAll(own.isEmpty() ? same : own);
        }
        return kept;
    }

    /** Hits whose records share an id, directly or by way of others. */
    private static Collection<List<Hit>> groups(List<Hit> hits) {
        Map<String, List<Hit>> byIdentity = new LinkedHashMap<>();
        Set<List<Hit>> groups = Collections.newSetFromMap(new IdentityHashMap<>());
        List<List<Hit>> inOrder = new ArrayList<>();
        for (Hit hit : hits) {
            List<Hit> group = new ArrayList<>();
            for (String id : hit.identities()) {
                List<Hit> other = byIdentity.get(id);
                if (other != null && groups.remove(other)) {
                    group.addAll(other);
                }
            }
            group.add(hit);
            group.forEach(member -> member.identities().forEach(id -> byIdentity.put(id, group)));
            groups.add(group);
            inOrder.add(group);
        }
        return inOrder.stream().filter(groups::contains).toList();
    }

    private Match match(List<Hit> group) {
        Set<String> ids = new TreeSet<>(CVES_FIRST);
        Set<String> identities = new TreeSet<>(CVES_FIRST);
        for (Hit hit : group) {
            identities.addAll(hit.identities());
            ids.addAll(hit.identities());
            ids.addAll(hit.record().upstream());
        }
        List<String> cves = ids.stream().filter(Matcher::isCve).toList();
        return new Match(
                shown(group, identities),
                List.copyOf(ids),
                group.stream()
                        .map(hit -> hit.record().summary())
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(""),
                group.stream().map(Hit::rating).max(BY_BADNESS).orElse(Rating.UNKNOWN),
                group.stream()
                        .flatMap(hit -> hit.affected().fixedAfter(hit.version()).stream())
                        .distinct()
                        .toList(),
                exploit(cves),
                chance(cves),
                group.stream().map(hit -> hit.record().id()).distinct().toList());
    }

    /** Of several CVEs under one roof the first; an advisory about several stands for itself. */
    private static String shown(List<Hit> group, Set<String> identities) {
        return identities.stream()
                .filter(Matcher::isCve)
                .findFirst()
                .orElseGet(() -> group.get(0).record().id());
    }

    private Optional<KnownExploit> exploit(List<String> cves) {
        return cves.stream().flatMap(cve -> database.exploit(cve).stream()).findFirst();
    }

    private Optional<ExploitChance> chance(List<String> cves) {
        return cves.stream()
                .flatMap(cve -> database.chance(cve).stream())
                .max(Comparator.comparingDouble(ExploitChance::probability));
    }

    private static boolean isCve(String id) {
        return id.startsWith("CVE-");
    }
}
