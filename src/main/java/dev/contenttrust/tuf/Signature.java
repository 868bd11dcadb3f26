package dev.contenttrust.tuf;

import java.util.HexFormat;

/**
 * One of the signatures of a metadata file.
 *
 * @param keyId by whom, as claimed
 * @param method how, as claimed; empty where the dialect leaves that to the key
 * @param hex its value, in hex
 */
public record Signature(KeyId keyId, String method, String hex) {
    /** The signature's value. */
    public byte[] value() {
        return HexFormat.of().parseHex(hex);
    }
}
