package dev.contenttrust.report;

/** How much of its reasons a verdict gives. */
public enum Depth {
    /** The verdict. */
    VERDICT,
    /** Besides, every file that it rests on. */
    CHAIN
}
