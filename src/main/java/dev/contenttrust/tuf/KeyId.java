package dev.contenttrust.tuf;

/** The identifier under which a key is listed; in Notary, and most TUF repositories, a SHA-256 in hex. */
public record KeyId(String value) implements Comparable<KeyId> {
    @Override
    public int compareTo(KeyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyId that && value.equals(that.value);
    }

    /** Written out, like {@link #equals}: what the compiler generates for records is linked at run time, in milliseconds. */
    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
