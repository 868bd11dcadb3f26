/**
 * The dialect of TUF's specification (1.0.34, section 4): versions in every entry, schemes in every key, hex where Notary has
 * base64, roles of any name.
 *
 * <p>Way in: {@link dev.contenttrust.tuf.spec.SpecProfile}. Must not know Notary, nor where files come from.
 */
@NullMarked
package dev.contenttrust.tuf.spec;

import org.jspecify.annotations.NullMarked;
