package dev.contenttrust.scan.binary;

/**
 * What a version was read from.
 *
 * @param offset in the file, in bytes, of the text's beginning
 * @param text literal and version as they stand there, in Latin-1, at most {@link #TEXT_MAX} characters; not fit to be printed
 *     unchecked
 */
public record Evidence(long offset, String text) {
    /** Enough to see what it is. */
    public static final int TEXT_MAX = 120;

    public Evidence {
        text = text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX);
    }
}
