package dev.contenttrust.image;

import dev.contenttrust.TrustException;

/** An image, sound as far as can be told, of a form that is not handled here. Exit code 10. */
public final class UnsupportedImageException extends TrustException {
    private static final long serialVersionUID = 1L;

    public UnsupportedImageException(String what, String why, String remedy) {
        super(what, why, remedy, null);
    }
}
