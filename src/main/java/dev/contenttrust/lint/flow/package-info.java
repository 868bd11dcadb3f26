/**
 * What a build does, in the order in which it does it: the simple commands of all RUN instructions, with what is known of their
 * words once constants are put in for variables, functions and loops are followed and scripts given to {@code sh -c} are read.
 * Nothing is run.
 *
 * <p>Way in: {@link dev.contenttrust.lint.flow.BuildFlow}. Must not know which commands are good or bad.
 */
@NullMarked
package dev.contenttrust.lint.flow;

import org.jspecify.annotations.NullMarked;
