package dev.contenttrust.lint.run;

import java.util.Set;

/** Which options of {@code docker run}, {@code docker create} and podman's take no value (their reference pages); all others do. */
final class RunOptions {
    private static final Set<String> LONG_FLAGS = Set.of(
            "detach",
            "interactive",
            "tty",
            "rm",
            "privileged",
            "read-only",
            "init",
            "no-healthcheck",
            "oom-kill-disable",
            "publish-all",
            "quiet",
            "sig-proxy",
            "disable-content-trust",
            "use-api-socket",
            "help",
            // podman
            "env-host",
            "http-proxy",
            "no-hostname",
            "no-hosts",
            "passwd",
            "read-only-tmpfs",
            "replace",
            "rmi",
            "rootfs",
            "tls-verify",
            "unsetenv-all");

    /** Letters that may stand together: {@code -dit}. */
    private static final String SHORT_FLAGS = "ditPq";

    private static final String SHORT_VALUES = "achelmpuvw";

    private RunOptions() {}

    static boolean isLongFlag(String name) {
        return LONG_FLAGS.contains(name);
    }

    static boolean isShortFlag(char letter) {
        return SHORT_FLAGS.indexOf(letter) >= 0;
    }

    static boolean takesValue(char letter) {
        return SHORT_VALUES.indexOf(letter) >= 0;
    }

    /** The long name of a letter, for those that matter here. */
    static String longName(char letter) {
        return switch (letter) {
            case 'v' -> "volume";
            case 'e' -> "env";
            case 'u' -> "user";
            case 'i' -> "interactive";
            case 't' -> "tty";
            case 'd' -> "detach";
            default -> String.valueOf(letter);
        };
    }
}
