package dev.contenttrust.updater.source;

import dev.contenttrust.InvalidNameException;
import dev.contenttrust.tuf.MetadataFile;
import dev.contenttrust.tuf.MetadataFile.Hashed;
import dev.contenttrust.tuf.MetadataFile.Versioned;
import dev.contenttrust.tuf.RoleName;
import java.util.regex.Pattern;

/**
 * The names under which a Notary server serves its files: {@code timestamp.json}, {@code 3.root.json},
 * {@code targets/releases.<hex>.json} (notary-v1 profile, "transport").
 */
final class FileNames {
    private static final Pattern ROLE = Pattern.compile("[-a-z0-9_]+(?:/[-a-z0-9_]+)*");

    private FileNames() {}

    static String of(MetadataFile file) {
        String role = pathOf(file.role());
        if (file instanceof Versioned versioned) {
            return versioned.version() + "." + role + ".json";
        }
        if (file instanceof Hashed hashed) {
            return role + "." + hashed.sha256().hex() + ".json";
        }
        return role + ".json";
    }

    /** The role's name, which becomes part of a URL or a path: so it must be as clean as Notary's grammar has it. */
    private static String pathOf(RoleName role) {
        if (!ROLE.matcher(role.value()).matches()) {
            throw new InvalidNameException(
                    "a role of a Notary repository",
                    role.value(),
                    "expected lower-case letters, digits, - and _, in parts separated by single slashes");
        }
        return role.value();
    }
}
