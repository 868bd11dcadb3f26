package dev.contenttrust.tuf;

import java.util.Optional;

/** Where metadata comes from: a server, a mirror. Trusted in nothing. */
public interface MetadataSource {
    /**
     * The bytes of a file; empty if the source says that it has none (and that alone: anything else is a failure).
     *
     * @param maxLength in bytes; a longer answer is refused without being read to its end
     * @throws dev.contenttrust.TrustException if the source cannot be asked
     */
    Optional<byte[]> fetch(MetadataFile file, long maxLength);

    /**
     * Says that this file will be fetched next, with just that bound, so that a source that takes long may begin. What comes
     * of it, failures too, is known by {@link #fetch} alone.
     */
    default void expect(MetadataFile file, long maxLength) {}

    /** Where this is, for messages: a URL, a directory. */
    String location();
}
