package dev.contenttrust.scan.keyring;

import dev.contenttrust.scan.keyring.Repository.Check;
import java.util.List;
import java.util.Optional;

/**
 * A repository, and the keys that stand beside it in the file, if any (apt 2.4 and later).
 *
 * @param inline an armored block
 */
record AptSource(Repository repository, Optional<String> inline) {
    static AptSource of(
            String name, String file, int line, List<String> keys, boolean trusted, Optional<String> inline) {
        Check named = keys.isEmpty() ? Check.ANY_KEY : Check.NAMED_KEYS;
        return new AptSource(
                new Repository(Manager.APT, name, file, line, trusted ? Check.NOTHING : named, keys), inline);
    }
}
