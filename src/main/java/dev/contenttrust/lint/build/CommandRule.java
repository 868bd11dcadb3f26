package dev.contenttrust.lint.build;

import dev.contenttrust.lint.flow.Act;

/** Judges commands one by one. */
interface CommandRule {
    void judge(Act act);
}
