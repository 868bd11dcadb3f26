package dev.contenttrust.cli;

import dev.contenttrust.cli.Help.Example;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Manner;
import dev.contenttrust.cli.option.Completion;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Value;
import dev.contenttrust.cli.option.Values;
import java.util.List;
import java.util.regex.Pattern;

/** {@code trust completion}: the script by which a shell completes commands and options; the installer puts it in place. */
final class CompletionCommand implements Command {
    private static final String ZSH_LOADER = "autoload -U +X bashcompinit && bashcompinit\n";

    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]*");

    private final Values<String> words;
    private final Value<String> name;

    CompletionCommand(OptionTable options) {
        words = options.words("bash|zsh");
        name = options.value(
                "--name", "NAME", CompletionCommand::program, "what the command is called here, if not trust");
    }

    @Override
    public ExitCode call(Console console) {
        List<OptionTable> commands =
                CommandName.listed().stream().map(CompletionCommand::optionsOf).toList();
        String script = Completion.bash(name.orElse("trust"), commands);
        switch (String.join(" ", words.get())) {
            case "", "bash" -> console.out().print(script);
            case "zsh" -> console.out().print(ZSH_LOADER + script);
            default -> throw new UsageException("completion is for bash or zsh", "got " + words.get(), "");
        }
        return ExitCode.OK;
    }

    /** The name becomes part of the script, so that it is held to what a shell takes for one plain word. */
    private static String program(String text) {
        if (!PLAIN_WORD.matcher(text).matches()) {
            throw new UsageException(
                    "\"" + text + "\" is not a name for a command", "expected letters, digits, - and _", "");
        }
        return text;
    }

    private static OptionTable optionsOf(CommandName name) {
        OptionTable options = new OptionTable(name.word());
        name.declare(options);
        return options;
    }

    @Override
    public Manner manner(Host host) {
        return Manner.PLAIN;
    }

    @Override
    public Help help() {
        return new Help(
                CommandName.COMPLETION,
                "bash|zsh",
                "Prints a script that completes commands and options.",
                List.of(
                        new Example("completion bash > /etc/bash_completion.d/trust", "for everybody on this machine"),
                        new Example("completion bash --name dctrust", "for a link of that name to this program")));
    }
}
