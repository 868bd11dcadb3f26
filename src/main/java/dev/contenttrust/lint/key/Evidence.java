package dev.contenttrust.lint.key;

import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.dockerfile.Stage;
import dev.contenttrust.lint.dockerfile.Stages;
import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.BuildFlow;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where a build shows that it knows which keys and files it means: whole fingerprints, and checksums that are compared. What
 * they are of is not asked; it makes findings milder where they would often be false alarms.
 */
public final class Evidence {
    private static final Pattern COMPARING = Pattern.compile("grep|egrep|fgrep|test|\\[|awk|diff|expr|");
    private static final Pattern SHOWS = Pattern.compile(
            "--(show-keys?|with-fingerprint|fingerprint|with-colons|list-(public-)?keys?)|finger(print)?");
    private static final Pattern SUM = Pattern.compile("(sha(1|224|256|384|512)|b2|md5)sum|shasum");
    private static final Pattern CHECK = Pattern.compile("-[a-zA-Z]*c[a-zA-Z]*|--check");
    private static final Pattern KEY_FILE =
            Pattern.compile("(?i).*\\.(gpg|asc|key|pub|pgp|kbx)|.*(gpg-key|rpm-gpg|keyrings?).*");
    private static final Pattern PROOF = Pattern.compile("(?i).*\\.(asc|sig|sign|sha\\d+|sha\\d+sums?|md5)");

    private final Set<Instruction> named = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Instruction> compared = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Instruction> showing = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Integer> stages = new HashSet<>();
    private final IdentityHashMap<Instruction, Integer> balance = new IdentityHashMap<>();

    private Evidence() {}

    public static Evidence of(Stages stages, BuildFlow flow) {
        Evidence evidence = new Evidence();
        flow.acts().forEach(evidence::read);
        Map<Integer, Boolean> known = new HashMap<>();
        for (Stage stage : stages.all()) {
            boolean here = evidence.stages.contains(stage.number())
                    || stage.instructions().stream().anyMatch(Evidence::bringsKey)
                    || stage.parent()
                            .map(parent -> known.getOrDefault(parent, false))
                            .orElse(false);
            known.put(stage.number(), here);
            if (here) {
                evidence.stages.add(stage.number());
            }
        }
        return evidence;
    }

    private static boolean bringsKey(Instruction instruction) {
        return instruction.is("COPY")
                && instruction.words().stream()
                        .anyMatch(word -> KEY_FILE.matcher(word.text()).matches());
    }

    private void read(Act act) {
        boolean keys = Gpg.is(act) || act.is("apt-key", "pacman-key");
        boolean compares =
                COMPARING.matcher(act.program()).matches() && !act.words().isEmpty();
        if (keys
                && act.arguments().stream()
                        .anyMatch(word -> SHOWS.matcher(word.text()).matches())) {
            showing.add(act.run());
        } else if (compares
                && showing.contains(act.run())
                && act.arguments().stream().anyMatch(Gpg::isUnknown)) {
            named.add(act.run());
        }
        boolean full = (keys || compares)
                && act.arguments().stream().anyMatch(word -> word.value().any(KeyName::isIn));
        boolean unknown = Gpg.receives(act) && Gpg.received(act).stream().anyMatch(Gpg::isUnknown);
        if (full || unknown) {
            named.add(act.run());
            stages.add(act.stage());
        }
        boolean sums = SUM.matcher(act.program()).matches()
                && act.arguments().stream()
                        .anyMatch(word -> CHECK.matcher(word.text()).matches());
        boolean verifies = Gpg.is(act) && (act.program().startsWith("gpgv") || act.has("--verify", "--decrypt", "-d"));
        if (sums || verifies) {
            compared.add(act.run());
            balance.merge(act.run(), -1, Integer::sum);
        } else if (act.is("curl", "wget", "aria2c")
                && act.arguments().stream()
                        .noneMatch(word -> PROOF.matcher(word.text()).matches())) {
            balance.merge(act.run(), 1, Integer::sum);
        }
    }

    /** Whether a RUN names a key by its whole fingerprint, or compares a checksum. */
    public boolean isPinned(Instruction run) {
        return named.contains(run) || compared.contains(run);
    }

    /** Whether a stage, or one that it builds on, names a key by its fingerprint, or copies one from beside the file. */
    public boolean hasKey(int stage) {
        return stages.contains(stage);
    }

    /** Whether a RUN verifies at least as many files as it downloads. */
    public boolean verifiesDownloads(Instruction run) {
        return compared.contains(run) && balance.getOrDefault(run, 0) <= 0;
    }
}
