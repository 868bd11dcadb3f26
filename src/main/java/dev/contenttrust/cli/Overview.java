package dev.contenttrust.cli;

import java.util.Comparator;

/** What {@code trust help} says. */
final class Overview {
    private static final int WORD_COLUMN = 12;

    private Overview() {}

    static String commands() {
        StringBuilder text = new StringBuilder("""
                Examples:
                  # what does this repository sign?
                  trust list alpine

                  # which bytes does this tag mean? By digest, so that it cannot change under you
                  docker pull "$(trust resolve alpine:3.20)"

                  # copy exactly what was signed, without a daemon
                  trust pull alpine:3.20 -o oci:./alpine

                Docker Content Trust (Notary v1): an image is used because somebody trusted signed it, or not at all.

                Usage: trust COMMAND [OPTION]… [NAME]…

                Commands:
                """);
        CommandName.listed().stream()
                .sorted(Comparator.comparing(CommandName::ordinal))
                .forEach(command -> text.append("  ")
                        .append(command.word())
                        .append(" ".repeat(WORD_COLUMN - command.word().length()))
                        .append(command.summary())
                        .append('\n'));
        return text.append("\nEach explains itself with -h. Exit codes: trust help exit-codes\n")
                .toString();
    }

    static String exitCodes() {
        return """
                  0  verified, or nothing to complain of
                  1  findings
                  2  usage or configuration: options, names, local files
                  3  not signed: no trust data, or no such tag
                  4  verification failed: signature, threshold, hash, rollback, equivocation, pin, wrong repository
                  5  expired or stale
                  6  signed, but the registry lacks it or serves another digest
                  7  network
                  8  authentication
                  9  the vulnerability database is missing, too old or damaged
                 10  something could not be checked
                 70  a bug in trust
                141  whoever read the output has gone

                Of several subjects: 70 and 2 first, then the worst cause in the order 4, 6, 5, 3, 8, 7, 9, 10.
                Every subject's own cause is in the output.
                """;
    }
}
