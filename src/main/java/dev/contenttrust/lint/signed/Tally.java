package dev.contenttrust.lint.signed;

import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.SignedRepository;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what came of images. */
final class Tally {
    private final Map<List<String>, Unchecked> unchecked = new LinkedHashMap<>();
    private final List<SignedUse> signed = new ArrayList<>();
    private int refused;
    private int notAsked;
    private int unknown;

    void signed(SignedUse use) {
        signed.add(use);
    }

    void refused() {
        refused++;
    }

    void notAsked() {
        notAsked++;
    }

    void nameless(Remarks.Nameless which) {
        switch (which) {
            case UNKNOWN -> unknown++;
            case SPARED -> notAsked++;
        }
    }

    void unchecked(Gun gun, String server, Verdict.Refused reason) {
        String registry = gun.reference().domain();
        unchecked.merge(
                List.of(registry, server),
                new Unchecked(registry, server, 1, reason.why(), reason.remedy()),
                (first, more) -> first.oneMore());
    }

    SignatureSummary sum(Collection<Opened> opened) {
        List<SignedRepository> repositories = new ArrayList<>();
        for (Opened each : opened) {
            if (each instanceof Opened.Verified verified) {
                repositories.add(verified.repository());
            }
        }
        return new SignatureSummary(signed, refused, notAsked, unknown, List.copyOf(unchecked.values()), repositories);
    }
}
