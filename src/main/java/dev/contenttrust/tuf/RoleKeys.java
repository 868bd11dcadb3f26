package dev.contenttrust.tuf;

import java.util.List;

/** Who may sign for a role: keys, and how many different ones must. */
public record RoleKeys(List<KeyId> keyIds, int threshold) {
    public RoleKeys {
        keyIds = List.copyOf(keyIds);
    }
}
