package dev.contenttrust.cli.option;

import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Scripts by which a shell completes a program's commands and options. */
public final class Completion {
    private Completion() {}

    /** For bash; zsh reads it through its bashcompinit. */
    public static String bash(String program, List<OptionTable> commands) {
        CommandSpec spec = CommandSpec.create().name(program);
        commands.forEach(command -> spec.addSubcommand(command.name(), new CommandLine(command.spec())));
        return AutoComplete.bash(program, new CommandLine(spec));
    }
}
