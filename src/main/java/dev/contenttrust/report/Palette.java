package dev.contenttrust.report;

/** Whether meaning is carried by colour as well as by words. */
public enum Palette {
    /** Words alone. */
    PLAIN {
        @Override
        String paint(Tone tone, String text) {
            return text;
        }
    },
    /** ANSI colours (ECMA-48, "SGR"), the sixteen that every terminal's theme defines. */
    COLOUR {
        @Override
        String paint(Tone tone, String text) {
            return tone.sgr.isEmpty() || text.isEmpty() ? text : "\033[" + tone.sgr + "m" + text + "\033[0m";
        }
    };

    /** The text, painted. */
    abstract String paint(Tone tone, String text);

    /** What a piece of text means to its reader. */
    public enum Tone {
        NEUTRAL(""),
        HEADING("1"),
        GOOD("32"),
        WARNING("33"),
        BAD("31");

        private final String sgr;

        Tone(String sgr) {
            this.sgr = sgr;
        }
    }
}
