package dev.contenttrust;

/** A name, digest or platform that does not follow its grammar. */
public final class InvalidNameException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final String input;

    /**
     * @param kind what the input should have been, with its article: "an image reference"
     * @param input the text as given
     * @param why which part of the grammar it breaks
     */
    public InvalidNameException(String kind, String input, String why) {
        super("\"" + input + "\" is not " + kind, why, "", null);
        this.input = input;
    }

    /** The text as given. */
    public String input() {
        return input;
    }
}
