package dev.contenttrust.crypto.pgp;

/**
 * A part of a keyring that could not be read, or that does not belong in one.
 *
 * @param position in the file, in bytes; of an armored block its beginning
 * @param why in words, of our own
 */
public record Flaw(long position, String why) {
    @Override
    public String toString() {
        return "at byte " + position + ": " + why;
    }
}
