package dev.contenttrust;

/**
 * Text from strangers, made fit to be shown. What would move the cursor, reverse the direction of writing, break a line or
 * not be seen at all becomes its code point, in hex and braces behind a backslash and a {@code u}; everything else stays as
 * it is, so that escaping twice is escaping once.
 */
public final class Printable {

    private Printable() {}

    /** The text, on one line, with every character visible. */
    public static String escape(String text) {
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        return plain == text.length() ? text : escape(text, plain);
    }

    private static String escape(String text, int from) {
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, from);
        int at = from;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (isPlain(c) || isVisible(c)) {
                out.appendCodePoint(c);
            } else {
                out.append("\\u{").append(Integer.toHexString(c)).append('}');
            }
            at += Character.charCount(c);
        }
        return out.toString();
    }

    private static boolean isPlain(int c) {
        return c >= ' ' && c <= '~';
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.ENCLOSING_MARK -> false;
            default -> !isBlank(c);
        };
    }

    /**
     * Letters, marks and symbols that show nothing: those that Unicode calls default-ignorable without giving them a category
     * of their own (DerivedCoreProperties.txt), and the empty Braille pattern.
     */
    private static boolean isBlank(int c) {
        return c == 0x034F
                || (c >= 0x115F && c <= 0x1160)
                || (c >= 0x17B4 && c <= 0x17B5)
                || (c >= 0x180B && c <= 0x180F)
                || c == 0x2800
                || c == 0x3164
                || (c >= 0xFE00 && c <= 0xFE0F)
                || c == 0xFFA0
                || (c >= 0xE0100 && c <= 0xE01EF);
    }
}
