package dev.contenttrust.vulndb.osv;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.json.JsonValue.JsonString;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a record says how bad it is: vectors before words, later versions of CVSS before earlier ones. */
final class Ratings {
    private static final List<String> LATEST_FIRST = List.of("CVSS_V4", "CVSS_V3", "CVSS_V2");

    private Ratings() {}

    /** Of the record as a whole; advisories of the Red Hat family have their word at the front of the summary. */
    static Rating ofRecord(JsonCursor record, String summary) {
        int colon = summary.indexOf(':');
        return ofVectors(record)
                .or(() -> ofWords(record, List.of("database_specific"), "severity"))
                .or(() -> known(Rating.ofWord(colon < 0 ? "" : summary.substring(0, colon))))
                .orElse(Rating.UNKNOWN);
    }

    /** Of one package of it. */
    static Optional<Rating> ofPackage(JsonCursor affected) {
        List<String> places = List.of("ecosystem_specific", "database_specific");
        return ofVectors(affected)
                .or(() -> ofWords(affected, places, "severity"))
                .or(() -> ofWords(affected, places, "urgency"));
    }

    private static Optional<Rating> ofVectors(JsonCursor cursor) {
        List<JsonCursor> severities = OsvReader.elements(cursor, "severity");
        Stream<Rating> vectors = LATEST_FIRST.stream()
                .flatMap(type ->
                        severities.stream().filter(one -> text(one, "type").equals(type)))
                .flatMap(one -> CvssVectors.rate(text(one, "score")).stream());
        Stream<Rating> words = severities.stream().flatMap(one -> known(Rating.ofWord(text(one, "score"))).stream());
        return Stream.concat(vectors, words).findFirst();
    }

    private static Optional<Rating> ofWords(JsonCursor cursor, List<String> places, String member) {
        return places.stream()
                .flatMap(place -> cursor.optional(place).stream())
                .flatMap(place -> known(Rating.ofWord(text(place, member))).stream())
                .findFirst();
    }

    /** Databases put what they like in places of their own. */
    private static String text(JsonCursor cursor, String member) {
        return cursor.value() instanceof JsonObject object
                        && object.member(member).orElse(object) instanceof JsonString string
                ? string.value()
                : "";
    }

    private static Optional<Rating> known(Rating rating) {
        return Optional.of(rating).filter(one -> !one.isUnknown());
    }
}
