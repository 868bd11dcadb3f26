package dev.contenttrust.report.lint;

import dev.contenttrust.lint.Result.Linted;
import dev.contenttrust.lint.Result.Unchecked;
import dev.contenttrust.lint.finding.Finding;
import java.util.List;

/** Is told of a run, and writes it down in one form. */
public interface LintReport {
    /** @param findings all of the file's, in order, with those that do not count */
    void checked(Linted file, List<Finding> findings);

    /** A file that nothing is known of. */
    void unchecked(Unchecked file);

    /**
     * Nothing comes after.
     *
     * @param exitCode what the run ends with
     */
    void end(LintTally tally, int exitCode);
}
