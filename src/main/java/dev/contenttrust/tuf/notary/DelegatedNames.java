package dev.contenttrust.tuf.notary;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.tuf.RoleName;

/** The grammar of role names: a delegated role is a full path below {@code targets}, and becomes part of URLs and file names. */
final class DelegatedNames {
    private static final int LENGTH_MAX = 255;

    private DelegatedNames() {}

    /** A role that a snapshot may list. */
    static RoleName inSnapshot(JsonCursor meta, String name) {
        RoleName role = new RoleName(name.isEmpty() ? " " : name);
        if (!role.isTopLevel() && !isDelegated(name)) {
            throw meta.failure("\"" + name + "\" is not the name of a role");
        }
        return role;
    }

    /** A role that another may delegate to: its name is the delegator's and one component more. */
    static RoleName childOf(RoleName delegator, JsonCursor name) {
        String text = name.string();
        if (!isDelegated(text)
                || text.lastIndexOf('/') != delegator.value().length()
                || !text.startsWith(delegator.value())) {
            throw name.failure("\"" + text + "\" is not the name of a role below " + delegator);
        }
        return new RoleName(text);
    }

    private static boolean isDelegated(String name) {
        return name.startsWith("targets/")
                && name.length() <= LENGTH_MAX
                && !name.endsWith("/")
                && !name.contains("//")
                && name.chars().allMatch(DelegatedNames::isAllowed);
    }

    private static boolean isAllowed(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '/';
    }
}
