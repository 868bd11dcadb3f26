package dev.contenttrust;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The root of every failure this library reports. A final leaf for each cause lives in the package that throws it and
 * carries its facts as typed fields; the three sentences here are what a person is shown.
 */
public abstract class TrustException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;
    private final String remedy;

    /**
     * @param what what failed and where: the file of which repository, the image, the option
     * @param why what was expected and what was found; empty where {@code what} says it all
     * @param remedy what to do next; empty where there is nothing to do
     * @param cause the failure beneath, if any
     */
    protected TrustException(String what, String why, String remedy, @Nullable Throwable cause) {
        super(what, cause);
        this.why = why;
        this.remedy = remedy;
    }

    /** What failed, and where. */
    public final String what() {
        return Objects.requireNonNullElse(super.getMessage(), "");
    }

    /** What was expected and what was found; may be empty. */
    public final String why() {
        return why;
    }

    /** What to do next; may be empty. */
    public final String remedy() {
        return remedy;
    }

    /** {@code what: why}, in one line. */
    @Override
    public final String getMessage() {
        return why.isEmpty() ? what() : what() + ": " + why;
    }
}
