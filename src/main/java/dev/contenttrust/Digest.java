package dev.contenttrust;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A content digest in the form of the OCI image specification (descriptor.md, "Digests"): an algorithm and its value in
 * lower-case hex.
 */
public record Digest(Algorithm algorithm, String hex) implements Comparable<Digest> {

    /** The registered digest algorithms. */
    public enum Algorithm {
        SHA256("sha256", "SHA-256", 64),
        SHA512("sha512", "SHA-512", 128);

        private final String label;
        private final String jca;
        private final int hexLength;

        Algorithm(String label, String jca, int hexLength) {
            this.label = label;
            this.jca = jca;
            this.hexLength = hexLength;
        }

        /** The registered name: {@code sha256}, {@code sha512}. */
        public String label() {
            return label;
        }

        /** A fresh hash function of the JDK, whose implementation uses the processor's instructions. */
        public MessageDigest hasher() {
            try {
                return MessageDigest.getInstance(jca);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has " + jca, e);
            }
        }
    }

    public Digest {
        if (hex.length() != algorithm.hexLength || !ReferenceGrammar.isLowerHex(hex)) {
            throw new InvalidNameException(
                    "a " + algorithm.label() + " digest",
                    algorithm.label() + ":" + hex,
                    "expected " + algorithm.hexLength + " lower-case hex digits");
        }
    }

    /** Reads {@code sha256:<hex>} or {@code sha512:<hex>}. */
    public static Digest parse(String text) {
        for (Algorithm algorithm : Algorithm.values()) {
            String prefix = algorithm.label() + ":";
            if (text.startsWith(prefix)) {
                return new Digest(algorithm, text.substring(prefix.length()));
            }
        }
        throw new InvalidNameException("a digest", text, "expected sha256:<hex> or sha512:<hex>");
    }

    /** The SHA-256 digest of these bytes. */
    public static Digest sha256(byte[] bytes) {
        return of(Algorithm.SHA256, bytes);
    }

    /** Whether it is that of these bytes. */
    public boolean isOf(RawBytes bytes) {
        return equals(algorithm == Algorithm.SHA256 ? bytes.sha256() : of(algorithm, bytes.bytes()));
    }

    /** The digest of these bytes. */
    public static Digest of(Algorithm algorithm, byte[] bytes) {
        return ofHash(algorithm, algorithm.hasher().digest(bytes));
    }

    /** A digest from the raw value that a hash function gave. */
    public static Digest ofHash(Algorithm algorithm, byte[] hash) {
        return new Digest(algorithm, HexFormat.of().formatHex(hash));
    }

    @Override
    public int compareTo(Digest other) {
        int byAlgorithm = algorithm.compareTo(other.algorithm);
        return byAlgorithm != 0 ? byAlgorithm : hex.compareTo(other.hex);
    }

    /** {@code sha256:<hex>}. */
    @Override
    public String toString() {
        return algorithm.label() + ":" + hex;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest that && algorithm == that.algorithm && hex.equals(that.hex);
    }

    /** Written out, like {@link #equals}: what the compiler generates for records is linked at run time, in milliseconds. */
    @Override
    public int hashCode() {
        return hex.hashCode();
    }
}
