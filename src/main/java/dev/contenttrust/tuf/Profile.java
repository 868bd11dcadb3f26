package dev.contenttrust.tuf;

/**
 * A dialect of TUF: everything in which repositories differ while the workflow is the same. Names of files and roles,
 * encodings, key and signature formats, what an entry holds, how paths match, how a root is admitted.
 */
public interface Profile {
    /** The repository, for messages: a GUN, a URL. */
    String repository();
}
