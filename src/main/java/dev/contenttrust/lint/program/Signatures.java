package dev.contenttrust.lint.program;

import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.Term;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Programs that verify signatures, and other ways to say that a file is the one that is meant. */
public final class Signatures {
    private static final Set<String> GPG =
            Set.of("gpg", "gpg2", "gpgv", "gpgv2", "gpg1", "gpgv1", "sqv", "sq", "sequoia-sqv");

    /** Their names say what they do. */
    private static final Pattern NAMED = Pattern.compile(
            "(?i).*(verify|verif|checksum|check_sum|check-sum|check_sha|sha\\d*_?check|check_sig|validate|signature|integrity).*");

    /** A program in a word that computes hashes or verifies. */
    private static final Pattern PROGRAM_TEXT = Pattern.compile(
            "(?i)(?s).*(hash_file|hash_hmac|hashlib|sha\\d{3}|Digest::|createHash|openssl_verify|checksum).*");

    private static final Pattern OPTION = Pattern.compile("-+[a-zA-Z-]*");
    private static final Pattern COMMAND = Pattern.compile(
            "--(dearmor|enarmor|export.*|import.*|recv-keys?|receive-keys?|list-.*|armor|gen-key|sign|clearsign|encrypt)|-a");

    private Signatures() {}

    /** Whether it is GnuPG, or does what GnuPG does. */
    public static boolean isGpg(Act act) {
        return GPG.contains(act.program()) || act.program().equals("${gpg}");
    }

    /** Whether it verifies the signature of files among its arguments. */
    public static boolean verifies(Act act) {
        if (isGpg(act)) {
            return act.program().startsWith("gpgv")
                    || act.is("sqv")
                    || act.has("--verify", "--verify-files", "-d", "--decrypt", "verify")
                    || isBareGpg(act);
        }
        return switch (act.program()) {
            case "cosign" -> act.has("verify-blob", "verify", "verify-blob-attestation");
            case "minisign", "rsign", "signify", "signify-openbsd" ->
                act.arguments().stream().anyMatch(word -> word.text().matches("-[a-zA-Z]*[VC][a-zA-Z]*|verify"));
            case "openssl" -> act.has("-verify", "-signature", "verify", "-prverify");
            case "rpm", "rpmkeys" -> act.has("-K", "--checksig", "--verify", "-Kv");
            case "jarsigner", "apksigner" -> act.has("-verify", "verify");
            case "slsa-verifier", "debsig-verify", "sigstore", "gpgverify" -> true;
            case "dpkg-sig" -> act.has("--verify", "-c");
            case "gh" -> act.has("attestation") || act.has("verify");
            case "ssh-keygen" -> act.has("-Y");
            case "composer" -> false;
            default -> isNamed(act) || hasProgram(act);
        };
    }

    /** {@code gpg --output list list.asc}: without a command, gpg verifies and unwraps what it is given. */
    private static boolean isBareGpg(Act act) {
        boolean output = act.has("--output", "-o");
        return output
                && act.arguments().stream()
                        .noneMatch(word -> COMMAND.matcher(word.text()).matches());
    }

    private static boolean isNamed(Act act) {
        return NAMED.matcher(act.program()).matches() && !act.is("curl", "wget");
    }

    private static boolean hasProgram(Act act) {
        return Interpreters.isInterpreter(act)
                && act.arguments().stream()
                        .anyMatch(word -> PROGRAM_TEXT.matcher(word.text()).matches()
                                && word.text().contains("("));
    }

    /** The files that it is given, in their order. */
    public static List<Term> files(Act act) {
        return act.arguments().stream()
                .filter(word -> !OPTION.matcher(word.text()).matches())
                .toList();
    }
}
