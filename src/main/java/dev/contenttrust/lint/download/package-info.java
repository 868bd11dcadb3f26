/**
 * Downloads of a build, followed from where they are fetched to where they are verified and used: TR203 to TR206, TR208 to TR210
 * and TR303. A download whose verification cannot be ruled out is taken for verified.
 *
 * <p>Way in: {@link dev.contenttrust.lint.download.DownloadCheck}. Must not know how shells work, nor the other rules about commands.
 */
@NullMarked
package dev.contenttrust.lint.download;

import org.jspecify.annotations.NullMarked;
