package dev.contenttrust.json;

import dev.contenttrust.TrustException;
import org.jspecify.annotations.Nullable;

/** Bytes that are not the JSON that was expected: not JSON at all, or of another shape. Exit code 4. */
public final class MalformedJsonException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final String document;
    private final String place;

    /**
     * @param document what was read: {@code targets.json of docker.io/library/alpine}
     * @param place where in it: a path such as {@code signed.roles.root}, or a byte offset
     */
    public MalformedJsonException(String document, String place, String why, @Nullable Throwable cause) {
        super("cannot read " + document, place.isEmpty() ? why : "at " + place + ": " + why, "", cause);
        this.document = document;
        this.place = place;
    }

    /** What was read. */
    public String document() {
        return document;
    }

    /** Where in it: a path, or a byte offset; empty for the whole. */
    public String place() {
        return place;
    }
}
