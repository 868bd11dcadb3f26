package dev.contenttrust.trusted.content;

import dev.contenttrust.TrustException;

/** An image has no file of that path. Exit code 2. */
public final class NoSuchPathException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final String path;

    private NoSuchPathException(String image, String path, String why, String remedy) {
        super("there is no file " + path + " in " + image, why, remedy, null);
        this.path = path;
    }

    /** Nothing is there, or a link that leads nowhere. */
    public static NoSuchPathException nothing(String image, String path) {
        return new NoSuchPathException(image, path, "", "See what there is with: trust ls " + image);
    }

    /** Something else than a file is there. */
    public static NoSuchPathException noFile(String image, String path, String kind) {
        return new NoSuchPathException(image, path, "it is " + kind, "");
    }

    public String path() {
        return path;
    }
}
