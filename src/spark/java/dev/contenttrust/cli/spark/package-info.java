/**
 * Audits on Apache Spark: another way into the command line, for more repositories than one machine asks for. Compiled by the
 * profile {@code spark} alone.
 *
 * <p>Way in: {@link dev.contenttrust.cli.spark.SparkAudit}. Alone knows Spark; nobody knows it.
 */
@NullMarked
package dev.contenttrust.cli.spark;

import org.jspecify.annotations.NullMarked;
