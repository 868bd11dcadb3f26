package dev.contenttrust.notary;

import dev.contenttrust.TrustException;
import org.jspecify.annotations.Nullable;

/** A setting that makes no sense, or a file that a setting names and that cannot be used. Exit code 2. */
public final class ConfigurationException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final String setting;

    /** @param setting where it was set: a file and the place in it, an option, a variable */
    public ConfigurationException(String setting, String why, String remedy, @Nullable Throwable cause) {
        super("cannot use " + setting, why, remedy, cause);
        this.setting = setting;
    }

    /** Where it was set. */
    public String setting() {
        return setting;
    }
}
