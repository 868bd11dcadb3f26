package dev.contenttrust.audit;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What an audit says of a repository or tag, from the worst: of several that apply, the first counts. */
public enum Verdict {
    /** Verification failed. */
    REFUSED("verification failed: nothing of it may be used"),
    /** What is signed has expired. */
    EXPIRED("its signatures have expired"),
    /** No verdict could be had: a server does not answer, or was not asked. */
    UNREACHABLE("could not be judged: a server did not answer, or was not asked"),
    /** There is no trust data, or nobody whose word counts signs the tag. */
    UNSIGNED("nobody whose word counts signs it"),
    /** Signed, but the registry does not have it. */
    MISSING("signed, and not in the registry"),
    /** The registry serves another digest under the tag than the signed one. */
    MOVED("the registry serves another digest than the signed one"),
    /** Roles disagree about the tag's digest. */
    SHADOWED("roles sign different digests"),
    /** The expiry was not moved forward for longer than ever before. */
    FROZEN("its timestamp is no longer renewed"),
    /** Something will expire soon. */
    EXPIRING("something expires soon"),
    /** The signed image is older than the one under the tag now. */
    LAGGING("the signed image is older than the one under the tag"),
    /** Keys or certificates that should be replaced. */
    WEAK("keys or certificates that should be replaced"),
    /** Nothing of all that. */
    FRESH("nothing to complain of");

    private final String meaning;

    Verdict(String meaning) {
        this.meaning = meaning;
    }

    /** As it is written: {@code moved}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it means, in a few words. */
    public String meaning() {
        return meaning;
    }

    /** The verdict of that name. */
    public static Optional<Verdict> of(String word) {
        return Arrays.stream(values())
                .filter(verdict -> verdict.word().equals(word))
                .findFirst();
    }

    /** The one that counts of several reasons; fresh where there is none. */
    public static Verdict worst(Collection<Reason> reasons) {
        return reasons.stream().map(Reason::verdict).min(Verdict::compareTo).orElse(FRESH);
    }
}
