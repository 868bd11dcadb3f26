package dev.contenttrust.lint.program;

import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.Term;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Programs that compute hashes, and what they are told to do with them. */
public final class Hashes {
    private static final Pattern PROGRAM = Pattern.compile(
            "g?(sha(1|224|256|384|512)?sum|md5sum|b2sum|b3sum|sha3sum|cksum|sum)|shasum|md5|sha(1|256|384|512)|rhash|xxhsum|digest");
    private static final Pattern WEAK = Pattern.compile("g?(sha1sum|md5sum|cksum|sum)|md5|sha1|xxhsum");
    private static final Pattern LONG = Pattern.compile("(?<![0-9a-fA-F])[0-9a-fA-F]{56,128}(?![0-9a-fA-F])");
    private static final Pattern SHORT =
            Pattern.compile("(?<![0-9a-fA-F])([0-9a-fA-F]{32}|[0-9a-fA-F]{40})(?![0-9a-fA-F])");
    private static final Pattern COMPARES = Pattern.compile("-[a-zA-Z]*c[a-zA-Z]*|--check");
    private static final Set<String> WITH_VALUE = Set.of("-a", "--algorithm", "-l", "--length");

    private Hashes() {}

    /** Whether it computes hashes. */
    public static boolean isHash(Act act) {
        return PROGRAM.matcher(act.program()).matches()
                || (act.is("openssl")
                        && !act.arguments().isEmpty()
                        && act.arguments().get(0).text().matches("dgst|md5|sha1|sha256|sha512"));
    }

    /** Whether it compares with a list, and fails where something differs. */
    public static boolean compares(Act act) {
        return isHash(act)
                && act.arguments().stream()
                        .anyMatch(word -> COMPARES.matcher(word.text()).matches())
                && !act.is("openssl", "cksum", "sum");
    }

    /** Whether its function is broken: by the program's name, an option, or the digest's length. */
    public static boolean isWeak(Act act, String text) {
        if (act.is("openssl")) {
            return act.has("-md5", "-sha1", "md5", "sha1");
        }
        if (act.is("shasum") || act.is("sum", "digest")) {
            Optional<Term> algorithm = algorithm(act.arguments());
            return algorithm.isPresent()
                    ? algorithm.get().text().matches("1|sha1|md5")
                    : SHORT.matcher(text).find() && !LONG.matcher(text).find();
        }
        return WEAK.matcher(act.program()).matches();
    }

    private static Optional<Term> algorithm(List<Term> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            if (word.matches("-[a-zA-Z]*a") && i + 1 < words.size()) {
                return Optional.of(words.get(i + 1));
            }
            if (word.matches("-a\\d+")) {
                return Optional.of(words.get(i).from(2));
            }
        }
        return Optional.empty();
    }

    /** The files that it is given. */
    public static List<Term> files(Act act) {
        List<Term> words = act.arguments();
        return IntStream.range(0, words.size())
                .filter(i -> !words.get(i).startsWith("-")
                        && (i == 0 || !WITH_VALUE.contains(words.get(i - 1).text())))
                .mapToObj(words::get)
                .toList();
    }
}
