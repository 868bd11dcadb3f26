package dev.contenttrust.cli.spark;

import dev.contenttrust.TrustException;

/** The cluster gave up before all was audited. Exit code 10. */
final class ClusterException extends TrustException {
    private static final long serialVersionUID = 1L;

    ClusterException(Throwable cause) {
        super(
                "the cluster did not carry out the audit",
                String.valueOf(cause.getMessage()).lines().findFirst().orElse(""),
                "Nothing was written. The logs of its workers say more.",
                cause);
    }
}
