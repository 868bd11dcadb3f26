/**
 * What is found in files, for people, programs, code scanning and build services; and what would be changed. Written file by file,
 * so that a run over many holds none of them.
 *
 * <p>Way in: {@link dev.contenttrust.report.lint.LintReport}. Must not know rules, nor where output goes.
 */
@NullMarked
package dev.contenttrust.report.lint;

import org.jspecify.annotations.NullMarked;
