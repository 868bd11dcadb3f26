package dev.contenttrust.lint.program;

import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.source.MappedText;
import java.util.Set;
import java.util.regex.Pattern;

/** Programs that run programs: shells and their kin. */
public final class Interpreters {
    private static final Pattern INTERPRETER = Pattern.compile(
            "sh|bash|dash|ash|zsh|ksh|fish|python[0-9.]*|pypy3?|perl|php[0-9.]*|ruby|node|nodejs|lua|Rscript|julia|pwsh|guile|groovy");

    /** Options after which the program is a text of the command line, or a module. */
    private static final Pattern GIVEN = Pattern.compile("-[a-zA-Z]*[ceEmr]|--eval|--run|-p[ei]*|-n[ei]*|-[in]*pe");

    private static final Pattern PYTHON_GIVEN = Pattern.compile("-[a-zA-Z]*[cm]");
    private static final Pattern SHELL = Pattern.compile("sh|bash|dash|ash|zsh|ksh");
    private static final Pattern SHELL_GIVEN = Pattern.compile("-[a-zA-Z]*c[a-zA-Z]*");

    private static final Set<String> RUNNERS = Set.of("java", "wine", "mono", "msiexec", "make", "dotnet");

    private Interpreters() {}

    /** Whether it is one that may read a program from its input. */
    public static boolean isInterpreter(Act act) {
        return INTERPRETER.matcher(act.program()).matches();
    }

    /** Whether an interpreter reads its program from its input: there is no file and no text of one. */
    static boolean readsProgram(Act act) {
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
    public static boolean isProgramText(Act act, int argument) {
        return argument > 0
                && isInterpreter(act)
                && isGiven(act, act.arguments().get(argument - 1).text());
    }

    /** Whether it runs what a file holds. */
    static boolean runsFiles(Act act) {
        return isInterpreter(act) || RUNNERS.contains(act.program());
    }

    /** Whether the file that it runs is this argument. */
    static boolean isFirstOperand(Act act, int argument) {
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
}
