package dev.contenttrust;

/** The bytes of a document, exactly as received; not to be changed by who is given them. */
public final class RawBytes {
    private final byte[] bytes;
    private final Digest sha256;

    private RawBytes(byte[] bytes) {
        this.bytes = bytes;
        this.sha256 = Digest.sha256(bytes);
    }

    /** Takes over the array. */
    public static RawBytes of(byte[] bytes) {
        return new RawBytes(bytes);
    }

    /** The bytes themselves, not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return bytes.length;
    }

    public Digest sha256() {
        return sha256;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawBytes that && sha256.equals(that.sha256);
    }

    @Override
    public int hashCode() {
        return sha256.hashCode();
    }
}
