package dev.contenttrust.mirror.bundle;

import dev.contenttrust.TrustException;
import org.jspecify.annotations.Nullable;

/** What a registry gave for a repository's evidence is no such bundle. Exit code 4. */
public final class BundleException extends TrustException {
    private static final long serialVersionUID = 1L;

    BundleException(String where, String why, @Nullable Throwable cause) {
        super(
                "refused the evidence " + where,
                why,
                "It was damaged or tampered with; keep to a copy that verifies.",
                cause);
    }
}
