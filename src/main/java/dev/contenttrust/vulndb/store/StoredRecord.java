package dev.contenttrust.vulndb.store;

import dev.contenttrust.vulndb.osv.Rating;
import java.util.List;

/** What the database keeps of a record beside the packages it is about. */
public record StoredRecord(String id, List<String> aliases, List<String> upstream, String summary, Rating rating) {
    public StoredRecord {
        aliases = List.copyOf(aliases);
        upstream = List.copyOf(upstream);
    }
}
