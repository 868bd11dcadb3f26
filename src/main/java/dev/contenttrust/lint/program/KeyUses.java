package dev.contenttrust.lint.program;

import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.source.MappedText;
import java.util.Set;
import java.util.regex.Pattern;

/** Where keys are trusted, and how they are told apart. */
public final class KeyUses {
    private static final Pattern KEYRING = Pattern.compile(
            "(/usr/share/keyrings|/usr/local/share/keyrings|/etc/apt/trusted\\.gpg\\.d|/etc/apt/keyrings|/etc/pki/rpm-gpg|/etc/apk/keys|/usr/share/apk/keys)(/.*)?"
                    + "|/etc/apt/[^/]*\\.(gpg|asc)");

    /** 40 hex digits of a version 4 key, in groups or not, or 64 of a later one. */
    private static final Pattern FINGERPRINT = Pattern.compile(
            "(?<![0-9A-Fa-f])(?:(?:[0-9A-Fa-f]{4}[ \\u00A0]{0,2}(?:\\\\s\\*?|\\.\\*|\\.)?){9}[0-9A-Fa-f]{4}|[0-9A-Fa-f]{64})(?![0-9A-Fa-f])");

    private static final Set<String> SHOWING = Set.of(
            "--show-keys",
            "--show-key",
            "--with-fingerprint",
            "--fingerprint",
            "--finger",
            "fingerprint",
            "finger",
            "--list-keys",
            "--list-key",
            "-k",
            "--with-colons",
            "--list-public-keys",
            "--import-options",
            "show-only");

    private static final Set<String> SELECTING =
            Set.of("--export", "--list-keys", "--list-key", "--fingerprint", "-k", "--list-sigs", "--check-sigs");

    private KeyUses() {}

    /** Whether what lies there is trusted by a package manager. */
    public static boolean isKeyring(Term path) {
        return path.value().any(text -> KEYRING.matcher(text).matches());
    }

    /** Whether it prints fingerprints. */
    public static boolean shows(Act act) {
        return (Signatures.isGpg(act) || act.is("apt-key"))
                && act.arguments().stream().anyMatch(word -> SHOWING.contains(word.text()));
    }

    /** Whether it fails, or yields nothing, unless a key of a certain fingerprint is there. */
    public static boolean selects(Act act) {
        return Signatures.isGpg(act)
                && act.arguments().stream().anyMatch(word -> SELECTING.contains(word.text()))
                && act.arguments().stream().anyMatch(KeyUses::maybeFingerprint);
    }

    /** Whether it compares texts, and one of them is a fingerprint. */
    public static boolean compares(Act act) {
        return (act.is("grep", "egrep", "fgrep", "[", "test", "awk", "diff", "cmp", "expr", "rg")
                        || act.words().get(0).is(""))
                && act.arguments().stream().anyMatch(KeyUses::maybeFingerprint);
    }

    /** Whether a fingerprint is among its words. */
    public static boolean names(Act act) {
        return act.arguments().stream().anyMatch(KeyUses::isFingerprint);
    }

    private static boolean maybeFingerprint(Term word) {
        return isFingerprint(word)
                || (word.text().indexOf(MappedText.UNKNOWN) >= 0 && !word.startsWith("/") && !word.startsWith("-"));
    }

    private static boolean isFingerprint(Term word) {
        return word.value().any(text -> FINGERPRINT.matcher(text).find());
    }
}
