package dev.contenttrust.vulndb.osv;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;

/**
 * The packages that a record is about which cannot be read as a whole.
 *
 * @param named those that it names
 * @param others whether it may be about others as well
 */
public record UnreadPackages(List<Named> named, boolean others) {
    public UnreadPackages {
        named = List.copyOf(named);
    }

    /** A package as an ecosystem calls it. */
    public record Named(String ecosystem, String name) {}

    /** Reads as much as can be read; never fails. */
    public static UnreadPackages in(String document, byte[] utf8) {
        List<Named> named = new ArrayList<>();
        try {
            JsonCursor record = JsonCursor.parse(document, utf8, OsvReader.VALUES_MAX);
            if (isWithdrawn(record)) {
                return new UnreadPackages(named, false);
            }
            boolean others = false;
            for (JsonCursor entry : record.member("affected").elements()) {
                others |= !add(entry, named);
            }
            return new UnreadPackages(named, others || named.isEmpty());
        } catch (MalformedJsonException e) {
            return new UnreadPackages(named, true);
        }
    }

    private static boolean isWithdrawn(JsonCursor record) {
        return record.optional("withdrawn")
                .filter(withdrawn -> !withdrawn.string().isEmpty())
                .isPresent();
    }

    private static boolean add(JsonCursor entry, List<Named> named) {
        try {
            JsonCursor about = entry.member("package");
            String ecosystem = about.member("ecosystem").string();
            String name = about.member("name").string();
            boolean readable = !ecosystem.isEmpty()
                    && !name.isEmpty()
                    && ecosystem.length() <= OsvReader.NAME_MAX
                    && name.length() <= OsvReader.NAME_MAX;
            if (readable) {
                named.add(new Named(ecosystem, PackageNames.normal(ecosystem, name)));
            }
            return readable;
        } catch (MalformedJsonException e) {
            return false;
        }
    }
}
