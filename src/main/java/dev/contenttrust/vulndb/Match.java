package dev.contenttrust.vulndb;

import dev.contenttrust.vulndb.osv.Rating;
import dev.contenttrust.vulndb.store.ExploitChance;
import dev.contenttrust.vulndb.store.KnownExploit;
import java.util.List;
import java.util.Optional;

/**
 * A vulnerability that a package has: one, whatever number of databases speak of it under whatever ids.
 *
 * @param id the CVE's where there is one, else the record's; an advisory that is about several CVEs keeps its own
 * @param ids all of them, CVEs first: of the records, their aliases, and what they bring to a distribution
 * @param summary one line; may be empty
 * @param rating the worst that a record gives it
 * @param fixed versions that mend it; empty where none is known
 * @param exploit that it is known to be exploited; of several CVEs, the first that is
 * @param chance how likely it is to be; of several CVEs, the likeliest
 * @param records the ids of the records that match
 */
public record Match(
        String id,
        List<String> ids,
        String summary,
        Rating rating,
        List<String> fixed,
        Optional<KnownExploit> exploit,
        Optional<ExploitChance> chance,
        List<String> records) {

    public Match {
        ids = List.copyOf(ids);
        fixed = List.copyOf(fixed);
        records = List.copyOf(records);
    }
}
