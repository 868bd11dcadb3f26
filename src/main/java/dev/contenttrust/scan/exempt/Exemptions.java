package dev.contenttrust.scan.exempt;

import dev.contenttrust.scan.result.Exempted;
import dev.contenttrust.scan.result.Finding;
import dev.contenttrust.scan.result.ScannedImage;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All that is not to count, from any number of files. Immutable. */
public final class Exemptions {
    private final List<Exemption> all;

    private Exemptions(List<Exemption> all) {
        this.all = List.copyOf(all);
    }

    /** Everything counts. */
    public static Exemptions none() {
        return new Exemptions(List.of());
    }

    /**
     * These and the lines of an ignore file.
     *
     * @throws ExemptionException naming the first line that lacks an end or a reason
     */
    public Exemptions withIgnoreFile(String name, byte[] text) {
        return with(IgnoreFile.read(name, new String(text, StandardCharsets.UTF_8)));
    }

    /**
     * These and the statements of an OpenVEX document.
     *
     * @throws ExemptionException if it is none
     */
    public Exemptions withOpenVex(String name, byte[] document) {
        return with(OpenVex.read(name, document));
    }

    private Exemptions with(List<Exemption> more) {
        List<Exemption> longer = new ArrayList<>(all);
        longer.addAll(more);
        return new Exemptions(longer);
    }

    /** Sorts findings into those that count and those that do not. */
    public Judged judge(List<Finding> findings, ScannedImage image, LocalDate today) {
        List<Finding> counted = new ArrayList<>();
        List<Exempted> exempted = new ArrayList<>();
        Set<Exemption> used = new HashSet<>();
        for (Finding finding : findings) {
            Optional<Exemption> by = all.stream()
                    .filter(one -> holds(one, today) && one.covers(finding, image))
                    .findFirst();
            by.ifPresentOrElse(
                    one -> {
                        used.add(one);
                        exempted.add(new Exempted(finding, one.place(), one.reason(), one.until()));
                    },
                    () -> counted.add(finding));
        }
        return new Judged(counted, exempted, unused(used, today));
    }

    private static boolean holds(Exemption exemption, LocalDate today) {
        return exemption.until().map(last -> !last.isBefore(today)).orElse(true);
    }

    private List<String> unused(Set<Exemption> used, LocalDate today) {
        List<String> unused = new ArrayList<>();
        for (Exemption one : all) {
            if (!used.contains(one)) {
                String why = holds(one, today)
                        ? "covers nothing that was found"
                        : "has not held since " + one.until().orElseThrow();
                unused.add(one.place() + " (" + one.subject() + ") " + why);
            }
        }
        return unused;
    }

    /**
     * What counts and what does not.
     *
     * @param unused lines and statements that covered nothing; one sentence each
     */
    public record Judged(List<Finding> counted, List<Exempted> exempted, List<String> unused) {
        public Judged {
            counted = List.copyOf(counted);
            exempted = List.copyOf(exempted);
            unused = List.copyOf(unused);
        }
    }
}
