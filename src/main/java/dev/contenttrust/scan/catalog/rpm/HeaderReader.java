package dev.contenttrust.scan.catalog.rpm;

import java.io.IOException;

/** Takes the header of one installed package. */
@FunctionalInterface
interface HeaderReader {
    /** The largest headers, those of kernels and of texlive, have some megabytes. */
    int LENGTH_MAX = 64 << 20;

    void read(byte[] blob) throws IOException;
}
