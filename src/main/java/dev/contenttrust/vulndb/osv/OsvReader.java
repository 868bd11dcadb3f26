package dev.contenttrust.vulndb.osv;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonValue.JsonNumber;
import dev.contenttrust.vulndb.osv.Event.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one record. */
public final class OsvReader {
    /** The largest records list some ten thousand versions of some hundred packages. */
    static final int VALUES_MAX = 1 << 19;

    /** Ids and names of the schema's databases have under 200 characters. */
    static final int NAME_MAX = 1024;

    private static final int SUMMARY_MAX = 240;

    private OsvReader() {}

    /**
     * Reads it strictly in what is kept, and passes over what is not, or not yet known: GIT ranges, packages without a name,
     * kinds of ranges and events of later schemas.
     *
     * @param document what is being read, for messages
     * @throws dev.contenttrust.json.MalformedJsonException if it is no record, or too large a one
     */
    public static OsvRecord read(String document, byte[] utf8) {
        JsonCursor record = JsonCursor.parse(document, utf8, VALUES_MAX);
        String id = name(record.member("id"));
        List<String> aliases = texts(record, "aliases");
        List<String> upstream = texts(record, "upstream");
        String summary = summary(record);
        return new OsvRecord(
                id,
                aliases,
                aliases.isEmpty() && upstream.isEmpty() ? cves(texts(record, "related")) : upstream,
                summary,
                Ratings.ofRecord(record, summary),
                affected(record),
                record.optional("withdrawn").isPresent());
    }

    /** Advisories of the time before {@code upstream} name there what they are about. */
    private static List<String> cves(List<String> related) {
        return related.stream().filter(id -> id.startsWith("CVE-")).toList();
    }

    private static String summary(JsonCursor record) {
        String text = record.optional("summary")
                .or(() -> record.optional("details"))
                .map(JsonCursor::string)
                .orElse("")
                .strip();
        String line = text.lines().findFirst().orElse("");
        return line.length() <= SUMMARY_MAX ? line : line.substring(0, cut(line)) + "…";
    }

    /** Never between the halves of a character. */
    private static int cut(String line) {
        return Character.isHighSurrogate(line.charAt(SUMMARY_MAX - 1)) ? SUMMARY_MAX - 1 : SUMMARY_MAX;
    }

    private static List<Affected> affected(JsonCursor record) {
        List<Affected> found = new ArrayList<>();
        for (JsonCursor entry : elements(record, "affected")) {
            Optional<JsonCursor> named = entry.optional("package");
            Optional<String> ecosystem = named.flatMap(cursor -> named(cursor, "ecosystem"));
            Optional<String> name = named.flatMap(cursor -> named(cursor, "name"));
            if (ecosystem.isPresent() && name.isPresent()) {
                found.add(new Affected(
                        ecosystem.get(),
                        PackageNames.normal(ecosystem.get(), name.get()),
                        ranges(entry, ecosystem.get()),
                        texts(entry, "versions"),
                        Ratings.ofPackage(entry)));
            }
        }
        return found;
    }

    private static List<Range> ranges(JsonCursor entry, String ecosystem) {
        List<Range> found = new ArrayList<>();
        for (JsonCursor range : elements(entry, "ranges")) {
            String type = range.optional("type").map(JsonCursor::string).orElse("");
            if (type.equals("SEMVER") || type.equals("ECOSYSTEM")) {
                found.add(Range.sorted(ecosystem, type.equals("SEMVER"), events(range)));
            }
        }
        return found;
    }

    private static List<Event> events(JsonCursor range) {
        List<Event> found = new ArrayList<>();
        for (JsonCursor event : elements(range, "events")) {
            add(found, event, "introduced", Kind.INTRODUCED);
            add(found, event, "fixed", Kind.FIXED);
            add(found, event, "last_affected", Kind.LAST_AFFECTED);
            add(found, event, "limit", Kind.LIMIT);
        }
        return found;
    }

    private static void add(List<Event> events, JsonCursor event, String member, Kind kind) {
        event.optional(member)
                .map(OsvReader::text)
                .filter(version -> !version.isEmpty())
                .ifPresent(version -> events.add(new Event(kind, version)));
    }

    static List<JsonCursor> elements(JsonCursor cursor, String member) {
        return cursor.optional(member).map(JsonCursor::elements).orElse(List.of());
    }

    /** The texts of a list; empty ones say nothing. */
    private static List<String> texts(JsonCursor cursor, String member) {
        return elements(cursor, member).stream()
                .map(OsvReader::text)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static Optional<String> named(JsonCursor cursor, String member) {
        return cursor.optional(member).filter(text -> !text.string().isEmpty()).map(OsvReader::name);
    }

    private static String name(JsonCursor cursor) {
        String text = cursor.string();
        if (text.isEmpty() || text.length() > NAME_MAX) {
            throw cursor.failure("expected 1 to " + NAME_MAX + " characters, found " + text.length());
        }
        return text;
    }

    /** Hand-written records have been seen to say {@code "introduced": 0}. */
    private static String text(JsonCursor cursor) {
        return cursor.value() instanceof JsonNumber number ? number.value().toPlainString() : cursor.string();
    }
}
