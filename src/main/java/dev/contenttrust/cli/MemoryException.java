package dev.contenttrust.cli;

import dev.contenttrust.TrustException;

/** What had to be read does not fit into the memory that this process may use. Exit code 10. */
final class MemoryException extends TrustException {
    private static final long serialVersionUID = 1L;

    MemoryException(OutOfMemoryError cause) {
        super(
                "there is no verdict for want of memory",
                "what had to be read does not fit into the "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MiB that this process may use",
                "Allow it more with TRUST_JAVA_OPTS=-Xmx256m, if this repository is known to be a large one.",
                cause);
    }
}
