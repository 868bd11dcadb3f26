package dev.contenttrust.audit.rows;

import dev.contenttrust.audit.Verdict;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue.JsonObject;
import java.util.Locale;
import java.util.Optional;

/**
 * What differs between two audits of a repository or tag.
 *
 * @param tag absent where it is about the repository
 * @param before in words; empty where there was nothing
 * @param after in words; empty where there is nothing any more
 * @param verdict of the row now; absent where there is none any more
 */
public record Change(
        String repository, Optional<String> tag, Kind kind, String before, String after, Optional<Verdict> verdict) {

    /** What kind of difference. */
    public enum Kind {
        NEW_REPOSITORY("audited for the first time"),
        VERDICT_CHANGED("verdict changed"),
        KEY_ROTATED("other keys may sign"),
        NEW_SIGNER("somebody else may sign, or signs"),
        REMOVED_SIGNER("somebody no longer may sign, or signs"),
        NEW_TAG("signed now"),
        REMOVED_TAG("no longer signed"),
        DIGEST_MOVED("signed as another digest");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
        }

        /** As it is written: {@code key-rotated}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** What it means, in a few words. */
        public String meaning() {
            return meaning;
        }
    }

    /** As a JSON object of the same schema as rows. */
    public JsonObject json() {
        JsonBuilder json = RowForm.start("change").put("repository", repository);
        json.putPresent("tag", tag);
        json.put("change", kind.word());
        json.put("before", before);
        json.put("after", after);
        json.putPresent("verdict", verdict.map(Verdict::word));
        return json.build();
    }
}
