package dev.contenttrust.updater.source;

import dev.contenttrust.Printable;

/** Text from a server, made fit for a message: short, and without what steers a terminal. */
final class Excerpt {
    /** Long enough for any message of a real server, short enough to leave the rest of ours on the screen. */
    static final int LENGTH_MAX = 200;

    private Excerpt() {}

    static String of(String text) {
        if (text.length() <= LENGTH_MAX) {
            return Printable.escape(text);
        }
        int end = Character.isHighSurrogate(text.charAt(LENGTH_MAX - 1)) ? LENGTH_MAX - 1 : LENGTH_MAX;
        return Printable.escape(text.substring(0, end)) + "…";
    }
}
