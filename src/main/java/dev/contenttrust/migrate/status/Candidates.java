package dev.contenttrust.migrate.status;

import dev.contenttrust.TrustException;
import dev.contenttrust.migrate.status.SignatureVerdict.None;
import dev.contenttrust.migrate.status.SignatureVerdict.Unknown;
import dev.contenttrust.migrate.status.SignatureVerdict.Valid;
import dev.contenttrust.registry.RegistryException;
import dev.contenttrust.transport.NetworkException;
import dev.contenttrust.transport.auth.AuthenticationException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tries signatures one after the other; one that verifies is enough, and a broken one spoils no other. */
final class Candidates {
    /** More signatures of one image nobody makes; who adds more hides the good one. */
    static final int TRIED_MAX = 100;

    /** What is told of them; more of the same helps nobody. */
    private static final int REASONS_MAX = 10;

    private final Set<String> against = new LinkedHashSet<>();
    private final Set<String> undecided = new LinkedHashSet<>();
    private Optional<Valid> valid = Optional.empty();
    private int tried;

    /** One attempt: who signed, or a failure. */
    interface Attempt {
        /** @throws RefusedSignatureException if it does not verify */
        String verify();
    }

    void attempt(Attempt attempt) {
        if (valid.isPresent()) {
            return;
        }
        if (tried++ == TRIED_MAX) {
            undecided.add("there are more than " + TRIED_MAX + " signatures; the rest was not read");
        }
        if (tried > TRIED_MAX) {
            return;
        }
        try {
            valid = Optional.of(new Valid(attempt.verify()));
        } catch (UnsupportedSignatureException e) {
            undecided.add(e.getMessage());
        } catch (TrustException e) {
            (isNoAnswer(e) ? undecided : against).add(e.getMessage());
        }
    }

    /** Whether a failure says nothing about what was asked for, but that there was no answer. */
    static boolean isNoAnswer(TrustException failure) {
        return failure instanceof NetworkException
                || failure instanceof AuthenticationException
                || failure instanceof RegistryException;
    }

    SignatureVerdict verdict(String nothing) {
        if (valid.isPresent()) {
            return valid.get();
        }
        List<String> reasons = new ArrayList<>(undecided);
        reasons.addAll(against);
        List<String> told = reasons.subList(0, Math.min(REASONS_MAX, reasons.size()));
        if (!undecided.isEmpty()) {
            return new Unknown(told);
        }
        return new None(told.isEmpty() ? List.of(nothing) : told);
    }
}
