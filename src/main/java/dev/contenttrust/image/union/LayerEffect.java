package dev.contenttrust.image.union;

/**
 * What one layer does to the file system that the layers below it make.
 *
 * @param entries of its archive, whiteouts included
 * @param files of its archive that have content of their own
 * @param bytes of those
 * @param added paths that were not there
 * @param changed paths that it makes anew, or gives another mode; a directory that is merely named again is none
 * @param deleted paths that it takes away, everything beneath a directory counted: by whiteouts, by opaque directories, and by
 *     putting something else in the place of a directory
 * @param whiteouts entries that take a path away
 * @param opaque directories that it empties
 * @param hidden contents of lower layers that no name leads to any more
 * @param hiddenBytes of those
 * @param wasted bytes of its own that nobody sees in the whole image: hidden by layers above, or by a later entry of its own
 */
public record LayerEffect(
        int entries,
        int files,
        long bytes,
        int added,
        int changed,
        int deleted,
        int whiteouts,
        int opaque,
        int hidden,
        long hiddenBytes,
        long wasted) {}
