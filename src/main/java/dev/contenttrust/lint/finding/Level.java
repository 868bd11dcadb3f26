package dev.contenttrust.lint.finding;

import java.util.Locale;

/** How much is at risk, from the least. */
public enum Level {
    /** Could be better; nothing is at risk as it stands. */
    NOTE,
    /** Somebody who is trusted without need could do harm. */
    WARNING,
    /** Somebody who is not trusted at all could do harm. */
    ERROR;

    /** As it is written: {@code warning}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
