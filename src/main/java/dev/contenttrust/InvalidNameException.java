package dev.contenttrust;

/** A name, digest or platform that does not follow its grammar. Exit code 2. */
public final class InvalidNameException extends TrustException {
    private static final long serialVersionUID = 1L;

    private static final int SHOWN_MAX = 300;

    private final String input;

    /**
     * @param kind what the input should have been, with its article: "an image reference"
     * @param input the text as given
     * @param why which part of the grammar it breaks
     */
    public InvalidNameException(String kind, String input, String why) {
        super("\"" + shown(input) + "\" is not " + kind, shown(why), "", null);
        this.input = input;
    }

    private static String shown(String text) {
        return Printable.escape(text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…");
    }

    /** The text as given. */
    public String input() {
        return input;
    }
}
