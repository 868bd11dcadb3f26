package dev.contenttrust.cli;

import dev.contenttrust.TrustException;
import dev.contenttrust.cli.console.BrokenPipeException;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.option.Flag;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.Suggestion;
import dev.contenttrust.cli.option.UsageException;
import java.util.List;
import java.util.function.Supplier;

/** The command line as a function: arguments and a host in, output and an exit code out. */
public final class Cli {
    private Cli() {}

    /** Runs one command to its end; throws nothing. */
    public static ExitCode run(Host host, List<String> arguments) {
        Console console = Console.of(host);
        return guarded(console, () -> dispatch(console, arguments));
    }

    /** Runs it to its end: what it throws is told of and becomes the exit code. */
    public static ExitCode guarded(Console console, Supplier<ExitCode> run) {
        try {
            ExitCode code = run.get();
            console.out().flush();
            return code;
        } catch (BrokenPipeException e) {
            return ExitCode.BROKEN_PIPE;
        } catch (TrustException e) {
            console.failure("", e);
            return ExitCode.of(e);
        } catch (OutOfMemoryError e) {
            MemoryException failure = new MemoryException(e);
            console.failure("", failure);
            return ExitCode.of(failure);
        } catch (RuntimeException | Error e) {
            console.failure("", new BugException(e));
            return ExitCode.BUG;
        }
    }

    private static ExitCode dispatch(Console console, List<String> arguments) {
        String first = arguments.isEmpty() ? "help" : arguments.get(0);
        List<String> rest = arguments.subList(Math.min(1, arguments.size()), arguments.size());
        return switch (first) {
            case "--version", "-V", "version" -> print(console, "trust " + Version.NUMBER + "\n");
            case "help", "-h", "--help" -> help(console, rest);
            default -> command(console, first, rest);
        };
    }

    private static ExitCode help(Console console, List<String> words) {
        if (words.isEmpty()) {
            return print(console, Overview.commands());
        }
        return words.get(0).equals("exit-codes")
                ? print(console, Overview.exitCodes())
                : command(console, words.get(0), List.of("-h"));
    }

    private static ExitCode command(Console console, String word, List<String> arguments) {
        CommandName name = CommandName.of(word).orElseThrow(() -> unknown(word));
        OptionTable options = new OptionTable(word);
        Flag help = options.flag("-h, --help", "this text");
        Command command = name.declare(options);
        return command.ending(guarded(console, () -> {
            options.parse(arguments);
            if (help.given()) {
                return print(console, command.help().render(options));
            }
            Console asAsked = console.in(command.manner(console.host()));
            return guarded(asAsked, () -> command.call(asAsked));
        }));
    }

    private static ExitCode print(Console console, String text) {
        console.out().print(text);
        return ExitCode.OK;
    }

    private static UsageException unknown(String word) {
        boolean option = word.startsWith("-");
        List<String> known =
                CommandName.listed().stream().map(CommandName::word).toList();
        return new UsageException(
                "unknown " + (option ? "option " : "command ") + word,
                option ? "options follow the command" : "",
                Suggestion.of(word, known)
                        .map(near -> "did you mean trust " + near + "?")
                        .orElse("see trust help"));
    }
}
