package dev.contenttrust.updater;

import dev.contenttrust.TrustException;
import dev.contenttrust.tuf.Memory;
import dev.contenttrust.tuf.RoleName;
import java.util.List;
import java.util.Map;

/**
 * What came of what was stored.
 *
 * @param damagedDelegations delegated roles whose stored file is damaged beyond repair
 * @param warnings whole sentences for the user
 */
record Recollection(Memory memory, Map<RoleName, TrustException> damagedDelegations, List<String> warnings) {
    Recollection {
        damagedDelegations = Map.copyOf(damagedDelegations);
        warnings = List.copyOf(warnings);
    }

    static Recollection of(Memory memory) {
        return new Recollection(memory, Map.of(), List.of());
    }
}
