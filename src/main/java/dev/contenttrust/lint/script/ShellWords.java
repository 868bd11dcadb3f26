package dev.contenttrust.lint.script;

import dev.contenttrust.lint.run.Said;
import dev.contenttrust.lint.shell.Command;
import dev.contenttrust.lint.shell.Sequence;
import dev.contenttrust.lint.shell.Word;
import dev.contenttrust.lint.source.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A command's words as far as they are known, without the programs before it that only run it. */
final class ShellWords {
    /** Of variables that hold options, whatever is in them. */
    private static final Pattern OPTIONS = Pattern.compile("(?i)[@*]|.*(opt|arg|flag|param|vol|mount).*");

    /** Of variables that hold one word. */
    private static final Pattern ONE_WORD = Pattern.compile("(?i).*(image|img|name|tag|repo|version).*");

    private static final Set<String> WRAPPERS = Set.of(
            "sudo", "doas", "exec", "command", "time", "nohup", "nice", "ionice", "env", "builtin", "run", "retry",
            "xargs");

    /** Options of those that take a value. */
    private static final Set<String> WRAPPER_VALUES =
            Set.of("-u", "-g", "-n", "-c", "-h", "-C", "-S", "-I", "-P", "-L", "-d", "--user", "--group");

    private ShellWords() {}

    static List<Said> of(Command.Simple command, Constants constants) {
        return of(command.words(), constants);
    }

    /** The words of a command, or of an array that holds one: {@code run=(docker run …)}. */
    static List<Said> of(List<Word> command, Constants constants) {
        List<Said> words = new ArrayList<>();
        command.forEach(word -> words.add(said(word, constants)));
        return unwrapped(words);
    }

    private static Said said(Word word, Constants constants) {
        String text = constants.fold(word);
        boolean elastic = word.parts().size() == 1
                && text.indexOf(MappedText.UNKNOWN) >= 0
                && word.parts().get(0) instanceof Word.Parameter parameter
                && (OPTIONS.matcher(parameter.name()).matches()
                        || (!parameter.quoted()
                                && !ONE_WORD.matcher(parameter.name()).matches()));
        return new Said(text, word.span(), elastic);
    }

    private static List<Said> unwrapped(List<Said> words) {
        int at = 0;
        while (at < words.size() && WRAPPERS.contains(words.get(at).text())) {
            at++;
            while (at < words.size() && isWrappersOwn(words.get(at).text())) {
                at += WRAPPER_VALUES.contains(words.get(at).text()) ? 2 : 1;
            }
        }
        return words.subList(Math.min(at, words.size()), words.size());
    }

    /** An option, or a variable that {@code env} and {@code sudo} set. */
    private static boolean isWrappersOwn(String word) {
        return word.startsWith("-") || word.matches("[A-Za-z_][A-Za-z0-9_]*=(?s).*");
    }

    /** Whether it asks for the current directory. */
    static boolean isPwd(Sequence body) {
        return body.steps().size() == 1
                && body.steps().get(0).command() instanceof Command.Simple simple
                && simple.words().size() == 1
                && simple.words()
                        .get(0)
                        .literal()
                        .map(MappedText::text)
                        .filter("pwd"::equals)
                        .isPresent();
    }
}
