package dev.contenttrust.scan.inventory;

import java.util.Locale;

/** How a component was found. */
public enum Found {
    /** A package database or a package's own description names it. */
    DECLARED,
    /** Its code was recognised in a file. */
    BINARY;

    /** As it is written: {@code declared}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
