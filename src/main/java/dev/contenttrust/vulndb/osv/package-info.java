/**
 * Records of the OSV schema (https://ossf.github.io/osv-schema/): read strictly, kept to what matching needs, and what they say
 * of a version.
 *
 * <p>Way in: {@link dev.contenttrust.vulndb.osv.OsvReader}. Must not know where records come from or are kept.
 */
@NullMarked
package dev.contenttrust.vulndb.osv;

import org.jspecify.annotations.NullMarked;
