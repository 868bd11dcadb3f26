package dev.contenttrust.crypto;

import java.util.List;
import java.util.Map;

/**
 * What a PEM file with a private key says without its passphrase. The private number itself is never kept here: where it is
 * readable, only the public key that follows from it is.
 *
 * @param headers those in front of the content (RFC 1421, section 4.6), by name in lower case; {@code role}, {@code gun} and
 *     {@code path} are Notary's
 */
public record PrivateKeyPem(Map<String, String> headers, Content content) {
    private static final String WHAT = "not a private key";
    private static final String SUFFIX = "PRIVATE KEY";
    private static final String CIPHER_HEADER = "dek-info";

    /** Notary writes three; more are no key file. */
    private static final int HEADERS_MAX = 16;

    public PrivateKeyPem {
        headers = Map.copyOf(headers);
    }

    /** What can be known of the key. */
    public sealed interface Content {
        /** Nothing: a passphrase protects it. */
        record Encrypted() implements Content {}

        /** All of it: anybody who reads the file has the key. */
        record Open(PublicKey publicKey) implements Content {}

        /** It is not encrypted, and of a form that is not known here. */
        record Unknown(String why) implements Content {}
    }

    /**
     * Reads a file's text; {@code notary key export} writes several keys into one.
     *
     * @throws InvalidKeyException if it holds none, or something else besides
     */
    public static List<PrivateKeyPem> parseAll(String text) {
        List<Pem> blocks = Pem.parseHeaded(WHAT, text);
        if (blocks.isEmpty()) {
            throw refused("it holds no PEM block");
        }
        return blocks.stream().map(PrivateKeyPem::read).toList();
    }

    private static PrivateKeyPem read(Pem block) {
        if (!block.label().endsWith(SUFFIX)) {
            throw refused("a PEM block is none of a private key");
        }
        if (block.headers().size() > HEADERS_MAX) {
            throw refused("a key has more than " + HEADERS_MAX + " headers");
        }
        return new PrivateKeyPem(block.headers(), content(block));
    }

    /** By what is there, not by what the label says: a key in the clear that is called encrypted is in the clear. */
    private static Content content(Pem block) {
        if (PrivateKeyDer.isEncrypted(block.der())) {
            return new Content.Encrypted();
        }
        try {
            return new Content.Open(PrivateKeyDer.publicKey(block.label(), block.der()));
        } catch (InvalidKeyException e) {
            boolean ciphered = block.headers().containsKey(CIPHER_HEADER) && !DerShape.isOneValue(block.der());
            return ciphered ? new Content.Encrypted() : new Content.Unknown(e.why());
        }
    }

    private static InvalidKeyException refused(String why) {
        return new InvalidKeyException(WHAT, why, null);
    }
}
