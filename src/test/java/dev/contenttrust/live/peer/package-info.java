/**
 * The clients that tests compare with and prepare by: {@code notary}, {@code docker}, {@code skopeo}, {@code umoci},
 * {@code podman}, each behind a class of its own that knows its options and reads its output.
 */
@NullMarked
package dev.contenttrust.live.peer;

import org.jspecify.annotations.NullMarked;
