package dev.contenttrust.image;

import dev.contenttrust.Digest;
import dev.contenttrust.TrustException;

/** Bytes that are not those their digest and size promise. Exit code 4. */
public final class ContentMismatchException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final Digest expected;

    /**
     * @param what the content and where it came from: {@code the layer sha256:… of registry.example.com/app}
     * @param why expected and got, in words
     */
    public ContentMismatchException(String what, Digest expected, String why) {
        super(
                what + " is not what its digest promises",
                why,
                "Nothing of it was used. Try again; if it stays so, the source has been tampered with or is damaged.",
                null);
        this.expected = expected;
    }

    /** Bytes of another digest. */
    public static ContentMismatchException digest(String what, Digest expected, Digest got) {
        return new ContentMismatchException(what, expected, "expected " + expected + ", got " + got);
    }

    /** Bytes of another length. */
    public static ContentMismatchException size(String what, Digest expected, long size, String got) {
        return new ContentMismatchException(what, expected, "expected " + size + " bytes, got " + got);
    }

    /** The digest that was promised. */
    public Digest expected() {
        return expected;
    }
}
