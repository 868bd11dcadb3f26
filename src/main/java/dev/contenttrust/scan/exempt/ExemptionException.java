package dev.contenttrust.scan.exempt;

import dev.contenttrust.TrustException;
import org.jspecify.annotations.Nullable;

/** A file of exemptions that cannot be taken at its word. Exit code 2. */
public final class ExemptionException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final String place;

    /** @param place the file, with the line where there is one */
    public ExemptionException(String place, String why, String remedy, @Nullable Throwable cause) {
        super("cannot use " + place, why, remedy, cause);
        this.place = place;
    }

    /** The file and the line. */
    public String place() {
        return place;
    }
}
