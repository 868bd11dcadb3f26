package dev.contenttrust.updater;

import dev.contenttrust.tuf.Verified;
import java.util.List;
import java.util.stream.Stream;

/** Says of files that have expired, and were accepted because the user allows stale ones, that it is so. */
final class Grace {
    private Grace() {}

    /** A sentence for each. */
    static List<String> accepted(String repository, RefreshPolicy policy, Stream<Verified<?>> files) {
        return files.filter(file -> file.signed().expires().isBefore(policy.now()))
                .map(file -> file.role() + ".json of " + repository + " expired at "
                        + file.signed().expires() + ": accepted, as --max-stale allows it")
                .toList();
    }
}
