package dev.contenttrust.tuf;

import dev.contenttrust.InvalidNameException;

/** The name of a role; what a delegated role may be called is for the {@link Profile} to say. */
public record RoleName(String value) implements Comparable<RoleName> {
    public static final RoleName ROOT = new RoleName("root");
    public static final RoleName TIMESTAMP = new RoleName("timestamp");
    public static final RoleName SNAPSHOT = new RoleName("snapshot");
    public static final RoleName TARGETS = new RoleName("targets");

    public RoleName {
        if (value.isEmpty()) {
            throw new InvalidNameException("a role", value, "it is empty");
        }
    }

    /** Whether it is one of the four that every repository has. */
    public boolean isTopLevel() {
        return equals(ROOT) || equals(TIMESTAMP) || equals(SNAPSHOT) || equals(TARGETS);
    }

    @Override
    public int compareTo(RoleName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RoleName that && value.equals(that.value);
    }

    /** Written out, like {@link #equals}: what the compiler generates for records is linked at run time, in milliseconds. */
    @Override
    public int hashCode() {
        return value.hashCode();
    }
}
