package dev.contenttrust.report;

import dev.contenttrust.json.JsonBuilder;
import java.util.List;

/** What is said of one subject. */
public interface Report {
    /** For people: whole lines, each with its line feed. */
    String text(Palette palette);

    /** For programs: the result's members, as its schema describes them. */
    void json(JsonBuilder result);

    /** Without which the text would be misread, where it does not say so itself; one sentence each. */
    default List<String> cautions() {
        return List.of();
    }

    /** What else may be of interest; one sentence each. */
    default List<String> notes() {
        return List.of();
    }
}
