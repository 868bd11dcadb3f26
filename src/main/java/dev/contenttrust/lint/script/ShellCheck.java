package dev.contenttrust.lint.script;

import dev.contenttrust.lint.run.Said;
import dev.contenttrust.lint.shell.Assignment;
import dev.contenttrust.lint.shell.Command;
import dev.contenttrust.lint.shell.Script;
import dev.contenttrust.lint.shell.ShellParser;
import dev.contenttrust.lint.shell.Word;
import dev.contenttrust.lint.source.MappedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows every command of one or more texts in shell to a check. For one file. */
public final class ShellCheck {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh");
    private static final Set<String> EXPORTS = Set.of("export", "declare", "readonly", "local", "typeset", "setenv");

    /** {@code sh -c 'sh -c …'}: nobody goes deeper. */
    private static final int SHELLS_DEEP = 3;

    /** What is longer in all is data that was packed into a script, or an attack: a tree of it takes a hundred times as much. */
    private static final int LENGTH_MAX = 512 << 10;

    private final CommandCheck check;
    private final Constants constants = new Constants();
    private final Set<String> built = new HashSet<>();
    private final List<Command.Simple> commands = new ArrayList<>();
    private int length;

    public ShellCheck(CommandCheck check) {
        this.check = check;
    }

    /** Takes a text in, as long as there is not too much in all; whatever a shell would refuse is passed over. */
    public ShellCheck with(MappedText text) {
        length = Math.min(LENGTH_MAX + 1, length + Math.min(text.length(), LENGTH_MAX + 1));
        if (!isWhole()) {
            return this;
        }
        Script script = ShellParser.parse(text);
        new ShellWalk(command -> {
                    commands.add(command);
                    command.assignments().forEach(constants::assign);
                    exported(command);
                    loops(command);
                })
                .through(script.body());
        return this;
    }

    /** Whether all of it was taken in. */
    public boolean isWhole() {
        return length <= LENGTH_MAX;
    }

    /** A variable that has been set elsewhere. */
    public ShellCheck with(String name, String value) {
        constants.assign(name, value);
        return this;
    }

    /** Shows all that was taken in. */
    public void run() {
        List<List<Said>> lines = new ArrayList<>();
        for (Command.Simple command : commands) {
            List<Said> words = ShellWords.of(command, constants);
            lines.add(words);
            built.addAll(BuiltImages.of(words));
        }
        for (int i = 0; i < lines.size(); i++) {
            show(commands.get(i), lines.get(i));
        }
    }

    private void show(Command.Simple command, List<Said> words) {
        for (Assignment assignment : command.assignments()) {
            if (assignment.values().size() > 1) {
                array(ShellWords.of(assignment.values(), constants));
            } else if (assignment.values().size() == 1) {
                Word value = assignment.values().get(0);
                check.variable(assignment.name(), new Said(constants.fold(value), command.span()));
            }
        }
        for (Said word : command.words().stream()
                .map(word -> new Said(constants.fold(word), word.span()))
                .toList()) {
            variable(word);
        }
        if (!words.isEmpty()) {
            check.command(words, built);
            nested(command, words, 1);
        }
    }

    /** A command may lie ready in an array. */
    private void array(List<Said> words) {
        if (!words.isEmpty()) {
            check.command(words, built);
        }
    }

    /** {@code export NAME=value}, {@code env NAME=value}, {@code -e NAME=value}. */
    private void variable(Said word) {
        int equals = word.text().indexOf('=');
        if (equals > 0 && word.text().substring(0, equals).matches("[A-Za-z_][A-Za-z0-9_]*")) {
            check.variable(word.text().substring(0, equals), word.as(word.text().substring(equals + 1)));
        }
    }

    private void exported(Command.Simple command) {
        List<Word> words = command.words();
        Optional<MappedText> first =
                words.isEmpty() ? Optional.empty() : words.get(0).literal();
        if (first.map(MappedText::text).filter(EXPORTS::contains).isEmpty()) {
            return;
        }
        for (Word word : words.subList(1, words.size())) {
            String text = constants.fold(word);
            int equals = text.indexOf('=');
            if (equals > 0) {
                String name = text.substring(0, equals);
                String value = text.substring(equals + 1);
                if (value.indexOf(MappedText.UNKNOWN) >= 0) {
                    constants.change(name);
                } else {
                    constants.assign(name, value);
                }
            }
        }
    }

    /** {@code read NAME} gives it what nobody knows. */
    private void loops(Command.Simple command) {
        List<Word> words = command.words();
        if (!words.isEmpty()
                && words.get(0)
                        .literal()
                        .map(MappedText::text)
                        .filter("read"::equals)
                        .isPresent()) {
            words.stream().skip(1).map(constants::fold).forEach(constants::change);
        }
    }

    private void nested(Command.Simple command, List<Said> words, int depth) {
        boolean shell = SHELLS.contains(words.get(0).text().replaceFirst(".*/", ""));
        for (int i = 1; shell && i + 1 < words.size() && depth <= SHELLS_DEEP; i++) {
            if (words.get(i).text().matches("-[a-z]*c")) {
                literal(command, words.get(i + 1))
                        .ifPresent(text -> new ShellCheck(check).with(text).run());
                return;
            }
        }
    }

    private static Optional<MappedText> literal(Command.Simple command, Said said) {
        return command.words().stream()
                .filter(word -> word.span().equals(said.span()))
                .findFirst()
                .flatMap(Word::literal);
    }
}
