package dev.contenttrust.lint.config;

import dev.contenttrust.TrustException;
import org.jspecify.annotations.Nullable;

/** A configuration of the linter that cannot be used as it is. Exit code 2. */
public final class LintConfigException extends TrustException {
    private static final long serialVersionUID = 1L;

    LintConfigException(String place, String why, @Nullable Throwable cause) {
        super("cannot use " + place, why, "docs/lint.md says what may be there; --no-lint-config does without.", cause);
    }
}
