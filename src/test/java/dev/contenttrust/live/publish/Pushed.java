package dev.contenttrust.live.publish;

import dev.contenttrust.Digest;
import dev.contenttrust.RawBytes;

/** A manifest or index as the registry holds it. */
public record Pushed(String mediaType, RawBytes manifest) {
    public Digest digest() {
        return manifest.sha256();
    }

    /** Bytes of the document. */
    public int size() {
        return manifest.length();
    }
}
