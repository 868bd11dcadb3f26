package dev.contenttrust.cli;

/** Which build this is. A constant, for {@code --version} to answer without reading anything; a test holds it to the pom's. */
public final class Version {
    public static final String NUMBER = "0.1.0-SNAPSHOT";

    /** Who we say we are to servers. */
    public static final String USER_AGENT = "trust/" + NUMBER;

    private Version() {}
}
