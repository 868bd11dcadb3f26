package dev.contenttrust.vulndb;

import dev.contenttrust.TrustException;
import java.nio.file.Path;

/** There is no vulnerability database yet. Exit code 9. */
public final class NoDatabaseException extends TrustException {
    private static final long serialVersionUID = 1L;

    NoDatabaseException(Path file) {
        super(
                "there is no vulnerability database at " + file,
                "vulnerabilities are matched against a local file, made once from public records",
                "trust db update makes it: some hundred MB to fetch for all ecosystems, a few minutes; far less for one, such"
                        + " as --ecosystem Debian. Without a network: trust db import FILE.",
                null);
    }
}
