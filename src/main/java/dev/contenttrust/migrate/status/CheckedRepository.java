package dev.contenttrust.migrate.status;

import dev.contenttrust.ImageReference;
import dev.contenttrust.migrate.Plan.PlannedRepository;
import dev.contenttrust.migrate.Plan.PlannedTag;
import java.util.List;

/**
 * How far one repository of a plan is.
 *
 * @param name where it goes
 */
public record CheckedRepository(PlannedRepository planned, ImageReference name, List<CheckedTag> tags) {
    public CheckedRepository {
        tags = List.copyOf(tags);
    }

    /** How far a tag is. */
    public enum State {
        /** The new registry serves the digest under the tag, and what signature was asked for verifies. */
        DONE,
        /** Something is missing. */
        MISSING,
        /** That could not be found out. */
        UNKNOWN
    }

    /**
     * A tag.
     *
     * @param served what was found of the image itself, in a few words
     * @param signed what was found of signatures, in a few words; empty where none was looked for
     * @param reasons why it is not done
     */
    public record CheckedTag(PlannedTag tag, State state, String served, String signed, List<String> reasons) {
        public CheckedTag {
            reasons = List.copyOf(reasons);
        }
    }
}
