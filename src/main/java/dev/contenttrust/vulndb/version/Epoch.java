package dev.contenttrust.vulndb.version;

/** The form that dpkg and rpm share: {@code [epoch:]version[-revision]}. */
final class Epoch {
    private Epoch() {}

    /** Where the version begins. What is no number before a colon is no epoch. */
    static int end(String version) {
        int digits = Digits.end(version, 0);
        return digits > 0 && digits < version.length() && version.charAt(digits) == ':' ? digits + 1 : 0;
    }

    /** Compares the epochs of versions that begin there; none counts as zero. */
    static int compare(String one, int a, String other, int b) {
        return Digits.compare(one, 0, Math.max(0, a - 1), other, 0, Math.max(0, b - 1));
    }

    /** Where the last hyphen of the version stands, which a revision follows; its end if there is none. */
    static int revision(String version, int from) {
        int hyphen = version.lastIndexOf('-');
        return hyphen < from ? version.length() : hyphen;
    }
}
