package dev.contenttrust.vulndb.osv;

import java.util.List;

/**
 * What is kept of a record.
 *
 * @param aliases other ids of the same vulnerability
 * @param upstream the vulnerabilities that it brings to a distribution; an advisory may do so for many
 * @param summary one line; the beginning of the details where there is no summary, empty where there is neither
 * @param rating for packages that have none of their own
 * @param withdrawn whether it was taken back
 */
public record OsvRecord(
        String id,
        List<String> aliases,
        List<String> upstream,
        String summary,
        Rating rating,
        List<Affected> affected,
        boolean withdrawn) {

    public OsvRecord {
        aliases = List.copyOf(aliases);
        upstream = List.copyOf(upstream);
        affected = List.copyOf(affected);
    }
}
