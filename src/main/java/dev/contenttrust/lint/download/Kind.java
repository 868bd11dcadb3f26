package dev.contenttrust.lint.download;

/** What is done with a download. */
enum Kind {
    RUN("is run"),
    UNPACK("is unpacked"),
    INSTALL("is installed"),
    KEY("is trusted as a key");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
