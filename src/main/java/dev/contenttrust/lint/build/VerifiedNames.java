package dev.contenttrust.lint.build;

import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.BuildFlow;
import dev.contenttrust.lint.source.MappedText;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names of files in those RUN instructions that verify something. What a name is verified for is not asked. */
final class VerifiedNames {
    /** Hashes that are compared, and programs that verify signatures. */
    private static final Pattern VERIFIER =
            Pattern.compile("(sha\\d+|md5|b2)sum|shasum|gpg[12]?|gpgv[12]?|openssl|cosign|minisign|signify|rpm|rpmkeys");

    private static final Pattern SEPARATORS = Pattern.compile("[^A-Za-z0-9._+-]+");

    /** With the last stage in which they are named. */
    private final Map<String, Integer> names = new HashMap<>();

    private int anything = -1;
    private int lists = -1;

    VerifiedNames(BuildFlow flow) {
        Set<Instruction> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Act act : flow.acts()) {
            if (verifies(act)) {
                anything = act.stage();
                lists = hasList(act) ? act.stage() : lists;
                if (seen.add(act.run())) {
                    SEPARATORS.splitAsStream(act.run().script().text()).forEach(name -> names.put(name, act.stage()));
                }
            }
        }
    }

    /** Whether a name, or a list that may hold it, is in one from this stage on; where it is unknown, whether there is any. */
    boolean isNamed(String name, int stage) {
        boolean unknown = name.indexOf(MappedText.UNKNOWN) >= 0;
        return (unknown ? anything : Math.max(lists, names.getOrDefault(name, -1))) >= stage;
    }

    private static boolean verifies(Act act) {
        return VERIFIER.matcher(act.program()).matches()
                && (!act.program().matches("gpg[12]?")
                        || act.has("--verify", "--decrypt", "-d", "--show-keys", "--with-fingerprint", "--fingerprint"));
    }

    private static boolean hasList(Act act) {
        return act.program().contains("sum")
                && act.has("-c", "--check", "-sc", "-cs")
                && act.arguments().stream().anyMatch(word -> !word.startsWith("-") && !word.text().matches("[0-9]*"));
    }
}
