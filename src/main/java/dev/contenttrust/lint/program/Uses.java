package dev.contenttrust.lint.program;

import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.Term;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What programs do with files and with what they read. */
public final class Uses {
    private static final Pattern EXECUTABLE = Pattern.compile("[augo]*[+=][rwst]*x[rwxst]*|0?[0-7]*[1357][0-7]*");
    private static final Pattern BIN =
            Pattern.compile("(/usr|/usr/local|/opt(/[^/]+)*|~(/[^/]+)*|)/(s?bin|libexec)(/.*)?");

    private Uses() {}

    /** Whether a path is one of those that programs are found in. */
    public static boolean isBin(Term path) {
        return path.value().any(text -> BIN.matcher(text).matches());
    }

    /** What a program does with its standard input. */
    public static Optional<Kind> ofInput(Act act) {
        if (Interpreters.isInterpreter(act)) {
            return Interpreters.readsProgram(act) ? Optional.of(Kind.RUN) : Optional.empty();
        }
        boolean operand = act.arguments().stream().anyMatch(word -> !word.startsWith("-") && !word.is("/dev/stdin"));
        return switch (act.program()) {
            case "tar", "bsdtar", "gtar", "pax" ->
                Unpackers.tarExtracts(act) ? Optional.of(Kind.UNPACK) : Optional.empty();
            case "cpio", "funzip", "unzip", "jar" -> Optional.of(Kind.UNPACK);
            case "patch" -> Optional.of(Kind.RUN);
            case "gpg", "gpg2" -> act.has("--import") ? Optional.of(Kind.KEY) : Optional.empty();
            case "apt-key" -> act.has("add") ? Optional.of(Kind.KEY) : Optional.empty();
            case "rpm", "rpmkeys" -> act.has("--import") ? Optional.of(Kind.KEY) : Optional.empty();
            case ".", "source" -> operand ? Optional.empty() : Optional.of(Kind.RUN);
            default -> Optional.empty();
        };
    }

    /** What a program does with a file of its arguments. */
    public static Optional<Kind> ofFile(Act act, int argument) {
        String program = act.program();
        if (Installers.installs(act)) {
            return Optional.of(Kind.INSTALL);
        }
        if (Interpreters.runsFiles(act)) {
            return Interpreters.isFirstOperand(act, argument) ? Optional.of(Kind.RUN) : Optional.empty();
        }
        if (Unpackers.isUnpacker(act)) {
            return Unpackers.unpacks(act) ? Optional.of(Kind.UNPACK) : Optional.empty();
        }
        return switch (program) {
            case ".", "source" -> argument == 0 ? Optional.of(Kind.RUN) : Optional.empty();
            case "patch" -> Optional.of(Kind.RUN);
            case "git" -> act.has("apply", "am") ? Optional.of(Kind.RUN) : Optional.empty();
            case "chmod" -> makesExecutable(act) ? Optional.of(Kind.RUN) : Optional.empty();
            case "mv", "cp", "ln", "install", "rsync" ->
                intoBin(act, argument) ? Optional.of(Kind.RUN) : Optional.empty();
            case "apt-key" -> act.has("add") ? Optional.of(Kind.KEY) : Optional.empty();
            case "pacman-key" -> act.has("--add", "-a") ? Optional.of(Kind.KEY) : Optional.empty();
            case "gpg", "gpg2" -> act.has("--import", "--dearmor") ? Optional.of(Kind.KEY) : Optional.empty();
            case "rpm", "rpmkeys" ->
                act.has("--import")
                        ? Optional.of(Kind.KEY)
                        : act.has("-K", "--checksig") || act.has("-qp") ? Optional.empty() : Optional.of(Kind.INSTALL);
            case "dpkg" ->
                act.arguments().stream()
                                .anyMatch(word -> word.text().matches("-[a-zA-Z]*[ix]|--install|--unpack|--extract"))
                        ? Optional.of(Kind.INSTALL)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean makesExecutable(Act act) {
        return act.arguments().stream()
                .filter(word -> !word.startsWith("--"))
                .limit(2)
                .anyMatch(word -> EXECUTABLE.matcher(word.text()).matches());
    }

    private static boolean intoBin(Act act, int argument) {
        List<Term> words = act.arguments();
        boolean last = argument == words.size() - 1;
        return !last && !words.isEmpty() && isBin(words.get(words.size() - 1));
    }
}
