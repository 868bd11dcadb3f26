/**
 * Package repositories that a build adds, and how far it trusts them: lines for apt, deb822 stanzas, files of yum and zypper, lists of
 * apk, wherever a command or a COPY writes them: TR401, TR402, TR404, TR405; and settings written into files that switch a
 * verification off: TR207, TR403.
 *
 * <p>Way in: {@link dev.contenttrust.lint.repository.RepositoryRules}. Must not know how the keys came there.
 */
@NullMarked
package dev.contenttrust.lint.repository;

import org.jspecify.annotations.NullMarked;
