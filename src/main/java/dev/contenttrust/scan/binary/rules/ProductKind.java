package dev.contenttrust.scan.binary.rules;

/** Whether a product is made to be run, or to be part of what is run. */
public enum ProductKind {
    PROGRAM,
    LIBRARY
}
