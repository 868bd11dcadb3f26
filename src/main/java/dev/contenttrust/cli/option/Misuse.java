package dev.contenttrust.cli.option;

import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what was wrong with a command line. */
final class Misuse {
    private Misuse() {}

    static UsageException explain(ParameterException e, String help) {
        String see = "see " + help;
        if (e instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().get(0);
            List<String> known = e.getCommandLine().getCommandSpec().optionsMap().keySet().stream()
                    .sorted()
                    .toList();
            return new UsageException(
                    word.startsWith("-") ? "unknown option " + word : "unexpected argument \"" + word + "\"",
                    "",
                    Suggestion.of(word, known)
                            .map(s -> "did you mean " + s + "? Otherwise " + see)
                            .orElse(see),
                    e);
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return new UsageException(
                    name(missing.getMissing().get(0)) + " lacks its value",
                    "expected " + missing.getMissing().get(0).paramLabel(),
                    see,
                    e);
        }
        return new UsageException("the command line cannot be read", String.valueOf(e.getMessage()), see, e);
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
