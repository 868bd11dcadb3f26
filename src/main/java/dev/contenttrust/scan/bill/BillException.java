package dev.contenttrust.scan.bill;

import dev.contenttrust.TrustException;
import org.jspecify.annotations.Nullable;

/** A file that is no bill of materials, or cannot be read. Exit code 2. */
public final class BillException extends TrustException {
    private static final long serialVersionUID = 1L;

    BillException(String file, String why, @Nullable Throwable cause) {
        super(
                "cannot read the bill of materials " + file,
                why,
                "Give a CycloneDX (1.2 or newer) or SPDX (2.2 or 2.3) document in JSON; trust sbom writes both.",
                cause);
    }
}
