package dev.contenttrust.scan.binary;

/** Which part a product has in a file. */
public enum Part {
    /** The file is the product: its program, or its own shared library. */
    ITSELF,
    /** The file holds a copy of the product: a library linked into it. */
    EMBEDDED
}
