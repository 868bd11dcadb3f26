package dev.contenttrust.scan.keyring;

import java.util.Locale;

/** The families of package managers whose keys are known here. */
public enum Manager {
    /** Debian and its kin. */
    APT,
    /** Alpine and its kin. */
    APK,
    /** Fedora, Red Hat, SUSE and their kin: dnf, yum, zypper. */
    RPM;

    /** As it is written: {@code apt}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
