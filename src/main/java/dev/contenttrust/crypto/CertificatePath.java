package dev.contenttrust.crypto;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Looks for a chain of certificates from a leaf to an authority (RFC 5280, section 6.1, without policies). */
final class CertificatePath {
    /** Public hierarchies use two or three intermediates. */
    static final int INTERMEDIATES_MAX = 6;

    /** Certificates of one name can be combined in many ways; no honest bundle needs more checks than this. */
    static final int CHECKS_MAX = 64;

    private final List<Certificate> intermediates;
    private final List<Certificate> authorities;
    private final Instant at;
    private int checks;

    CertificatePath(List<Certificate> intermediates, List<Certificate> authorities, Instant at) {
        this.intermediates = intermediates;
        this.authorities = authorities;
        this.at = at;
    }

    boolean leadsFrom(Certificate leaf) {
        return leaf.validAt(at) && leaf.extensions().understood() && leads(leaf, List.of());
    }

    private boolean leads(Certificate from, List<Certificate> below) {
        for (Certificate authority : authorities) {
            if (issued(authority, from, below.size())) {
                return true;
            }
        }
        if (below.size() == INTERMEDIATES_MAX) {
            return false;
        }
        for (Certificate next : intermediates) {
            if (!below.contains(next) && issued(next, from, below.size())) {
                List<Certificate> longer = new ArrayList<>(below);
                longer.add(next);
                if (leads(next, longer)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean issued(Certificate issuer, Certificate subject, int between) {
        CertificateExtensions extensions = issuer.extensions();
        return issuer.subject().equals(subject.issuer())
                && issuer.validAt(at)
                && extensions.authority()
                && extensions.certifies()
                && extensions.understood()
                && between <= extensions.intermediatesMax()
                && checks++ < CHECKS_MAX
                && signed(issuer, subject);
    }

    private static boolean signed(Certificate issuer, Certificate subject) {
        try {
            return subject.signature().by(issuer.publicKey().material());
        } catch (InvalidKeyException e) {
            return false;
        }
    }
}
