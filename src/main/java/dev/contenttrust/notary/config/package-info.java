/**
 * Configuration files: our own {@code config.json}, and Notary's, read into one record. Docker's files are the transport's
 * affair, since they hold credentials and certificates.
 *
 * <p>Way in: {@link dev.contenttrust.notary.config.ConfigurationFiles}. Must not know options or the environment.
 */
@NullMarked
package dev.contenttrust.notary.config;

import org.jspecify.annotations.NullMarked;
