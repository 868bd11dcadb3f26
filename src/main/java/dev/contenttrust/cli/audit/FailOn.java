package dev.contenttrust.cli.audit;

import dev.contenttrust.audit.Verdict;
import dev.contenttrust.cli.option.UsageException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** The verdicts that make a run end with findings. */
public record FailOn(Set<Verdict> verdicts) {
    /** What somebody has to act on before the images are used. */
    public static final FailOn STANDARD = new FailOn(EnumSet.of(Verdict.REFUSED, Verdict.EXPIRED, Verdict.MOVED));

    /** A verdict followed by it means that one and all that are worse. */
    private static final String AND_WORSE = "+";

    private static final String NOTHING = "none";

    public FailOn {
        verdicts = Set.copyOf(verdicts);
    }

    /**
     * Reads a list: {@code refused,moved}, {@code expiring+}, {@code none}.
     *
     * @throws UsageException if one of its words is no verdict
     */
    public static FailOn parse(String text) {
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        if (text.equals(NOTHING)) {
            return new FailOn(verdicts);
        }
        for (String word : text.split(",", -1)) {
            boolean worse = word.endsWith(AND_WORSE);
            Verdict verdict = verdict(worse ? word.substring(0, word.length() - 1) : word);
            verdicts.addAll(worse ? EnumSet.range(Verdict.REFUSED, verdict) : EnumSet.of(verdict));
        }
        return new FailOn(verdicts);
    }

    private static Verdict verdict(String word) {
        return Verdict.of(word)
                .orElseThrow(() -> new UsageException(
                        "\"" + word + "\" is no verdict",
                        "expected "
                                + String.join(
                                        ", ",
                                        Arrays.stream(Verdict.values())
                                                .map(Verdict::word)
                                                .toList()) + " or none",
                        ""));
    }
}
