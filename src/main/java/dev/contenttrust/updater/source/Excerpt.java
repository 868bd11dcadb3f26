package dev.contenttrust.updater.source;

/** Text from a server, made fit for a message: short, on one line, without what steers a terminal. */
final class Excerpt {
    /** Long enough for any message of a real server, short enough to leave the rest of ours on the screen. */
    static final int LENGTH_MAX = 200;

    private Excerpt() {}

    static String of(String text) {
        StringBuilder out = new StringBuilder();
        int shown = 0;
        for (int at = 0; at < text.length(); ) {
            if (shown++ == LENGTH_MAX) {
                return out.append('…').toString();
            }
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            if (isPlain(point)) {
                out.appendCodePoint(point);
            } else {
                out.append("\\u{").append(Integer.toHexString(point)).append('}');
            }
        }
        return out.toString();
    }

    /** Controls and formatting characters (among them those that turn the direction of text) are not. */
    private static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
