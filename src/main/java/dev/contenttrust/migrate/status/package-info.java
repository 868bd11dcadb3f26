/**
 * Whether a plan has been carried out: the new registry serves every planned digest under its tag, and a new signature over that
 * digest verifies. Cosign's and the Notary Project's signatures are read here.
 *
 * <p>Way in: {@link dev.contenttrust.migrate.status.MigrationCheck}. Must not know how anything is shown.
 */
@NullMarked
package dev.contenttrust.migrate.status;

import org.jspecify.annotations.NullMarked;
