package dev.contenttrust.lint.program;

/** What is done with a download. */
public enum Kind {
    RUN("is run", 4),
    UNPACK("is unpacked", 3),
    INSTALL("is installed", 2),
    KEY("is trusted as a key", 1);

    private final String words;
    private final int badness;

    Kind(String words, int badness) {
        this.words = words;
        this.badness = badness;
    }

    /** Which one is named where there are several: the highest. */
    public int badness() {
        return badness;
    }

    /** As a sentence says it. */
    public String words() {
        return words;
    }
}
