package dev.contenttrust.cli.spark;

import dev.contenttrust.cli.ExitCode;
import dev.contenttrust.cli.OneAudit;
import dev.contenttrust.report.audit.AuditLines;
import java.io.Serializable;

/**
 * What a task tells of a repository.
 *
 * @param rows lines of JSON, as {@code trust audit} writes them
 * @param code what happened that is no verdict; {@link ExitCode#OK} for nothing
 * @param trouble the same in words
 */
record Told(String rows, ExitCode code, String trouble) implements Serializable {
    private static final long serialVersionUID = 1L;

    static Told of(OneAudit one) {
        return new Told(
                AuditLines.JSON.of(one.audit()),
                one.trouble().map(ExitCode::of).orElse(ExitCode.OK),
                one.trouble().map(Throwable::getMessage).orElse(""));
    }
}
