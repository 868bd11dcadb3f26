package dev.contenttrust.lint.finding;

import dev.contenttrust.lint.source.Edit;
import dev.contenttrust.lint.source.Region;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong at one place.
 *
 * @param level as judged, which need not be the rule's usual one
 * @param message one sentence that names the very key, URL or image
 * @param remedy what to write instead; may be empty
 * @param fix changes of the file that remove it without a question to anybody; often none
 * @param suppression set where a comment says that it is not to be reported
 */
public record Finding(
        Rule rule,
        Level level,
        String message,
        String remedy,
        Region region,
        List<Edit> fix,
        Optional<Suppression> suppression) {
    public Finding {
        fix = List.copyOf(fix);
    }

    /** Whether it counts. */
    public boolean counts() {
        return suppression.isEmpty();
    }

    Finding suppressed(Suppression by) {
        return new Finding(rule, level, message, remedy, region, fix, Optional.of(by));
    }
}
