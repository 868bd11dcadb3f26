/**
 * What a run works with: the names it is about, the settings that options, environment and files add up to, and the services
 * made from them.
 *
 * <p>Way in: {@link dev.contenttrust.cli.session.Session}. Must not know commands.
 */
@NullMarked
package dev.contenttrust.cli.session;

import org.jspecify.annotations.NullMarked;
