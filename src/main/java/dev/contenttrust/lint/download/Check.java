package dev.contenttrust.lint.download;

import dev.contenttrust.lint.flow.Act;
import java.util.Set;

/**
 * A verification of a download.
 *
 * @param act whose failure says that something is wrong
 * @param weak whether it is by a hash function that is broken
 * @param by downloads that it is compared with: lists of checksums
 */
record Check(Act act, boolean weak, Set<Download> by) {}
