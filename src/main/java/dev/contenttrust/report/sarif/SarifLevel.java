package dev.contenttrust.report.sarif;

import java.util.Locale;

/** How bad a result is (SARIF 2.1.0, 3.27.10), but for {@code none}. */
public enum SarifLevel {
    NOTE,
    WARNING,
    ERROR;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
