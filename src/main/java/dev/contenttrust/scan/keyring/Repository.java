package dev.contenttrust.scan.keyring;

import java.util.List;

/**
 * A place that packages are installed from, as the package manager's configuration names it.
 *
 * @param name to tell it from others: {@code http://deb.debian.org/debian bookworm main}, or an rpm repository's id
 * @param file where it is configured
 * @param line of that file, from 1
 * @param check what is asked of its signature
 * @param keys what it names: paths, fingerprints, URLs, as written; a key that is written out in place is {@code (inline)}
 */
public record Repository(Manager manager, String name, String file, int line, Check check, List<String> keys) {
    /** What a key that stands in the configuration itself is called. */
    static final String INLINE = "(inline)";

    public Repository {
        keys = List.copyOf(keys);
    }

    /** What is asked of a repository's signature. */
    public enum Check {
        /** By one of the keys that it names. */
        NAMED_KEYS,
        /** By any key that the package manager trusts at all. */
        ANY_KEY,
        /** Nothing: whoever answers for the server is believed. */
        NOTHING
    }
}
