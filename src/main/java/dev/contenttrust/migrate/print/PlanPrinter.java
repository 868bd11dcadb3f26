package dev.contenttrust.migrate.print;

import dev.contenttrust.migrate.Plan;

/** A form that a plan can be printed in. */
public sealed interface PlanPrinter permits CosignScript, NotationScript, ReferenceList, KyvernoPolicy {
    /** The whole text, with a line feed at its end. */
    String print(Plan plan);
}
