/** Makes what the tests read: images pushed to the registry, and repositories signed by the real {@code notary}. */
@NullMarked
package dev.contenttrust.live.publish;

import org.jspecify.annotations.NullMarked;
