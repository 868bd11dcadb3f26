/**
 * What components are called outside: package URLs, and the names, versions and ecosystems under which OSV has advisories.
 *
 * <p>Way in: {@link dev.contenttrust.scan.naming.PackageUrls}. Must not know any advisory.
 */
@NullMarked
package dev.contenttrust.scan.naming;

import org.jspecify.annotations.NullMarked;
