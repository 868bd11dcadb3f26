package dev.contenttrust.lint.download;

import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.source.MappedText;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What programs do with files and with what they read. */
final class Uses {
    private static final Pattern INTERPRETER = Pattern.compile(
            "sh|bash|dash|ash|zsh|ksh|fish|python[0-9.]*|pypy3?|perl|php[0-9.]*|ruby|node|nodejs|lua|Rscript|julia|pwsh|guile|groovy");

    /** Options after which the program is a text of the command line, or a module. */
    private static final Pattern GIVEN = Pattern.compile("-[a-zA-Z]*[ceEmr]|--eval|--run|-p[ei]*|-n[ei]*|-[in]*pe");

    private static final Pattern PYTHON_GIVEN = Pattern.compile("-[a-zA-Z]*[cm]");
    private static final Pattern SHELL = Pattern.compile("sh|bash|dash|ash|zsh|ksh");
    private static final Pattern SHELL_GIVEN = Pattern.compile("-[a-zA-Z]*c[a-zA-Z]*");

    private static final Set<String> UNPACKERS = Set.of(
            "tar",
            "bsdtar",
            "gtar",
            "unzip",
            "7z",
            "7za",
            "7zr",
            "gunzip",
            "gzip",
            "bunzip2",
            "bzip2",
            "xz",
            "unxz",
            "unlzma",
            "zcat",
            "bzcat",
            "xzcat",
            "zstd",
            "unzstd",
            "lzip",
            "cpio",
            "jar",
            "ar",
            "rpm2cpio",
            "dpkg-deb",
            "unrar",
            "dtrx",
            "unsquashfs",
            "unp",
            "pigz",
            "funzip",
            "pax");

    private static final Set<String> INSTALLERS = Set.of(
            "apt",
            "apt-get",
            "aptitude",
            "yum",
            "dnf",
            "microdnf",
            "tdnf",
            "zypper",
            "apk",
            "pip",
            "pip2",
            "pip3",
            "pipx",
            "gem",
            "npm",
            "yarn",
            "pnpm",
            "gdebi",
            "easy_install",
            "conda",
            "mamba",
            "luarocks",
            "cpanm",
            "urpmi",
            "pacman",
            "opkg",
            "uv",
            "helm",
            "code-server",
            "pecl",
            "pear");

    private static final Pattern INSTALLING =
            Pattern.compile("install|add|localinstall|i|reinstall|-[A-Z]*[UI].*|upgrade|update|global|plugin|-U");
    private static final Pattern EXECUTABLE = Pattern.compile("[augo]*[+=][rwst]*x[rwxst]*|0?[0-7]*[1357][0-7]*");
    private static final Pattern BIN =
            Pattern.compile("(/usr|/usr/local|/opt(/[^/]+)*|~(/[^/]+)*|)/(s?bin|libexec)(/.*)?");

    /** Options of installers whose value is a URL of an index, and no package. */
    private static final Set<String> INDEX = Set.of(
            "-i",
            "--index-url",
            "--extra-index-url",
            "-f",
            "--find-links",
            "--trusted-host",
            "--registry",
            "--proxy",
            "--repository",
            "-X",
            "--source",
            "-s",
            "--index",
            "-c",
            "--channel",
            "--repo",
            "--mirror",
            "--default-index",
            "--constraint");

    private Uses() {}

    /** Whether a path is one of those that programs are found in. */
    static boolean isBin(Term path) {
        return path.value().any(text -> BIN.matcher(text).matches());
    }

    /** What a program does with its standard input. */
    static Optional<Kind> ofInput(Act act) {
        if (isInterpreter(act)) {
            return readsProgram(act) ? Optional.of(Kind.RUN) : Optional.empty();
        }
        boolean operand = act.arguments().stream().anyMatch(word -> !word.startsWith("-") && !word.is("/dev/stdin"));
        return switch (act.program()) {
            case "tar", "bsdtar", "gtar", "pax" -> tarExtracts(act) ? Optional.of(Kind.UNPACK) : Optional.empty();
            case "cpio", "funzip", "unzip", "jar" -> Optional.of(Kind.UNPACK);
            case "patch" -> Optional.of(Kind.RUN);
            case "gpg", "gpg2" -> act.has("--import") ? Optional.of(Kind.KEY) : Optional.empty();
            case "apt-key" -> act.has("add") ? Optional.of(Kind.KEY) : Optional.empty();
            case "rpm", "rpmkeys" -> act.has("--import") ? Optional.of(Kind.KEY) : Optional.empty();
            case ".", "source" -> operand ? Optional.empty() : Optional.of(Kind.RUN);
            case "eval" -> Optional.empty();
            default -> Optional.empty();
        };
    }

    static boolean isInterpreter(Act act) {
        return INTERPRETER.matcher(act.program()).matches();
    }

    /** Whether an interpreter reads its program from its input: there is no file and no text of one. */
    private static boolean readsProgram(Act act) {
        for (Term word : act.arguments()) {
            String text = word.text();
            if (isGiven(act, text)) {
                return false;
            }
            if (text.equals("-") || text.equals("-s") || text.equals("--") || text.equals("/dev/stdin")) {
                return true;
            }
            if (!text.startsWith("-")) {
                boolean value = text.equals("pipefail") || text.equals("errexit");
                if (!value) {
                    return text.equals(String.valueOf(MappedText.UNKNOWN))
                            && word.streams().contains(act.input());
                }
            }
        }
        return true;
    }

    private static boolean isGiven(Act act, String word) {
        Pattern given = SHELL.matcher(act.program()).matches()
                ? SHELL_GIVEN
                : act.program().startsWith("py") ? PYTHON_GIVEN : GIVEN;
        return given.matcher(word).matches();
    }

    /** Whether the word is a program's text: after {@code -c}. */
    static boolean isProgramText(Act act, int argument) {
        return argument > 0
                && isInterpreter(act)
                && isGiven(act, act.arguments().get(argument - 1).text());
    }

    private static boolean tarExtracts(Act act) {
        List<Term> words = act.arguments();
        for (int i = 0; i < words.size(); i++) {
            String text = words.get(i).text();
            boolean mode = (i == 0 && text.matches("[a-zA-Z]+")) || text.matches("-[a-zA-Z]+");
            if ((mode && text.indexOf('c') >= 0 && text.indexOf('x') < 0 && text.indexOf('C') < 0)
                    || text.equals("--create")) {
                return false;
            }
        }
        return true;
    }

    /** What a program does with a file of its arguments. */
    static Optional<Kind> ofFile(Act act, int argument) {
        String program = act.program();
        if (isInterpreter(act)
                || Set.of("java", "wine", "mono", "msiexec", "make", "dotnet").contains(program)) {
            return isFirstOperand(act, argument) ? Optional.of(Kind.RUN) : Optional.empty();
        }
        if (UNPACKERS.contains(program)) {
            return unpacks(act) ? Optional.of(Kind.UNPACK) : Optional.empty();
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
            default -> installs(act) ? Optional.of(Kind.INSTALL) : Optional.empty();
        };
    }

    static boolean installs(Act act) {
        return (INSTALLERS.contains(act.program())
                        && act.arguments().stream()
                                .anyMatch(
                                        word -> INSTALLING.matcher(word.text()).matches()))
                || (act.program().startsWith("pip") && act.has("install"))
                || (act.program().startsWith("python") && act.has("pip") && act.has("install"))
                || act.is("easy_install", "cpanm", "gdebi");
    }

    /** Whether an argument is a URL that the program itself fetches and installs or trusts. */
    static Optional<Kind> ofUrl(Act act, int argument) {
        String before = argument == 0 ? "" : act.arguments().get(argument - 1).text();
        if (INDEX.contains(before) && !act.is("rpm", "helm")) {
            return Optional.empty();
        }
        if (act.is("rpm", "rpmkeys")) {
            return Optional.of(act.has("--import") ? Kind.KEY : Kind.INSTALL);
        }
        if (act.is("gpg", "gpg2", "apt-key") && act.has("--fetch-keys", "--fetch-key")) {
            return Optional.of(Kind.KEY);
        }
        return installs(act) && !act.is("helm") ? Optional.of(Kind.INSTALL) : Optional.empty();
    }

    private static boolean unpacks(Act act) {
        return switch (act.program()) {
            case "tar", "bsdtar", "gtar", "pax" -> tarExtracts(act);
            case "gzip", "bzip2", "xz", "zstd", "pigz", "lzip" ->
                act.arguments().stream()
                        .anyMatch(word -> word.text().matches("-[a-zA-Z]*d[a-zA-Z]*|--decompress|--uncompress"));
            case "ar" ->
                act.arguments().stream()
                        .findFirst()
                        .filter(word -> word.text().contains("x"))
                        .isPresent();
            case "jar" ->
                act.arguments().stream()
                        .findFirst()
                        .filter(word -> word.text().contains("x"))
                        .isPresent();
            default -> true;
        };
    }

    private static boolean isFirstOperand(Act act, int argument) {
        for (int i = 0; i < argument; i++) {
            String word = act.arguments().get(i).text();
            boolean given = isInterpreter(act) && isGiven(act, word) && !act.is("make", "java");
            if (given
                    || (!word.startsWith("-")
                            && !Set.of("pipefail", "errexit").contains(word)
                            && !act.is("java", "make"))) {
                return false;
            }
        }
        return true;
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
