package dev.contenttrust.image.layer;

import java.time.Duration;

/**
 * How much of a layer is read. What exceeds a limit is reported as unread.
 *
 * @param entries of the archive
 * @param pathLength of an entry, in characters
 * @param headerBytes between one entry's content and the next: long names, pax records, maps of sparse files
 * @param tarBytes uncompressed
 * @param ratio of uncompressed to compressed bytes, once the first gibibyte has passed
 * @param work time spent on the archive and by its visitor; time spent waiting for bytes is bounded where they come from
 */
public record LayerLimits(int entries, int pathLength, int headerBytes, long tarBytes, long ratio, Duration work) {
    /** Four times the largest images in use. */
    private static final int ENTRIES = 2_000_000;

    /** Linux's PATH_MAX: no engine could make the file. */
    private static final int PATH_LENGTH = 4096;

    /** Extended attributes are 64 KiB each at most (Linux, XATTR_SIZE_MAX), and few; what is here is held in memory. */
    private static final int HEADER_BYTES = 512 << 10;

    /** Some hundred times the largest layers in use. */
    private static final long TAR_BYTES = 64L << 30;

    /** gzip cannot exceed 1,032; what zstd makes of more is zeros or malice. */
    private static final long RATIO = 2_000;

    private static final Duration WORK = Duration.ofMinutes(10);

    /** For images from anywhere. */
    public static LayerLimits standard() {
        return new LayerLimits(ENTRIES, PATH_LENGTH, HEADER_BYTES, TAR_BYTES, RATIO, WORK);
    }
}
