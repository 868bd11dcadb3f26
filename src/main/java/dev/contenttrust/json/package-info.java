/**
 * JSON from strangers: strict reading into an immutable tree, typed access that names the place in its errors, and the
 * canonical form that signatures cover. The only room, with {@code report}, that sees Jackson.
 *
 * <p>Way in: {@link dev.contenttrust.json.StrictJson}, {@link dev.contenttrust.json.JsonCursor}. Must not know what the
 * documents mean.
 */
@NullMarked
package dev.contenttrust.json;

import org.jspecify.annotations.NullMarked;
