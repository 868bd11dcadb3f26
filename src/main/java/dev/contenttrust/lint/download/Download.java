package dev.contenttrust.lint.download;

import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.program.Fetch;
import java.util.ArrayList;
import java.util.List;

/** A download, and what becomes of it. */
final class Download {
    /** Of one; more change nothing. */
    private static final int NOTED_MAX = 50;

    private final Fetch fetch;
    private final List<Use> uses = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private boolean proof;
    private boolean recognized;

    private final boolean added;

    Download(Fetch fetch) {
        this(fetch, false);
    }

    /** @param added whether an ADD fetches it */
    Download(Fetch fetch, boolean added) {
        this.fetch = fetch;
        this.added = added;
    }

    boolean isAdded() {
        return added;
    }

    Fetch fetch() {
        return fetch;
    }

    void use(Use use) {
        if (uses.size() < NOTED_MAX) {
            uses.add(use);
        }
    }

    void check(Check check) {
        if (checks.size() < NOTED_MAX) {
            checks.add(check);
        }
    }

    /** A fingerprint was compared after it had been fetched. */
    void fingerprint(Act act) {
        recognized |= act.failure() != Act.Failure.IGNORED || act.output() != Act.NO_STREAM;
    }

    /** Whether its fingerprint is known, if it is a key. */
    boolean isRecognized() {
        return recognized;
    }

    /** It is a list of checksums or a signature, and as such no use of its own. */
    void isProof() {
        proof = true;
    }

    boolean proves() {
        return proof;
    }

    List<Use> uses() {
        return uses;
    }

    List<Check> checks() {
        return checks;
    }
}
