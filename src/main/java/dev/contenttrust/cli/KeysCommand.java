package dev.contenttrust.cli;

import dev.contenttrust.TrustException;
import dev.contenttrust.cli.Help.Example;
import dev.contenttrust.cli.Teller.Headings;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Manner;
import dev.contenttrust.cli.console.OutputOptions;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Values;
import dev.contenttrust.cli.session.Session;
import dev.contenttrust.cli.session.SessionOptions;
import dev.contenttrust.cli.session.Subjects;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.keys.Custody;
import dev.contenttrust.notary.keys.KeysAtHand;
import dev.contenttrust.report.Outcome;
import dev.contenttrust.report.Outcome.Failed;
import dev.contenttrust.report.Outcome.Judged;
import dev.contenttrust.report.keys.CustodyReport;
import dev.contenttrust.report.keys.KeysReport;
import dev.contenttrust.tuf.NoTrustDataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code trust keys}. */
final class KeysCommand implements Command {
    /** Without a verdict about the keys of a repository, whatever the reason, they were not checked. */
    private static final Set<ExitCode> NO_VERDICT =
            EnumSet.of(ExitCode.NETWORK, ExitCode.AUTHENTICATION, ExitCode.UNCHECKED);

    private final Subjects repositories;
    private final Values<Path> directories;
    private final OutputOptions output;
    private final SessionOptions session;

    KeysCommand(OptionTable options) {
        repositories = new Subjects(options, "REPO", "repository");
        directories = options.values(
                "--keys",
                "DIR",
                Path::of,
                "private keys that lie elsewhere, besides those of Docker and Notary;\nmay be given again");
        output = new OutputOptions(options, List.of(OutputOptions.TABLE, OutputOptions.JSON));
        session = new SessionOptions(options);
    }

    @Override
    public ExitCode call(Console console) {
        Teller teller = Teller.of(output, console, "trust-keys", session.asOf(), Headings.NONE);
        try (Session open = session.open(console, Version.USER_AGENT)) {
            KeysAtHand hand = KeysAtHand.in(keyDirectories(open));
            List<String> named = repositories.readIfAny(console.host());
            List<String> names = named.isEmpty()
                    ? hand.repositories().stream().map(Gun::toString).toList()
                    : named;
            Look look = new Look(!named.isEmpty());
            if (!names.isEmpty()) {
                Batch.run(names, name -> new CustodyReport(Custody.of(repository(open, name), hand)), look::add);
            }
            KeysReport keys = new KeysReport(hand, look.seen, look.gone, look.unseen);
            if (!keys.findings().isEmpty()) {
                teller.note(ExitCode.FINDINGS);
            }
            if (!hand.unread().isEmpty()) {
                teller.note(ExitCode.UNCHECKED);
            }
            teller.tell(new Judged("keys", keys));
            look.told.forEach(teller::tell);
        }
        return teller.end();
    }

    private List<Path> keyDirectories(Session open) {
        List<Path> all = new ArrayList<>(open.keyDirectories());
        for (Path directory : directories.get()) {
            if (!Files.isDirectory(directory)) {
                throw new UsageException("--keys: " + directory + " is no directory", "", "Check the path.");
            }
            all.add(directory);
        }
        return all;
    }

    private static dev.contenttrust.notary.SignedRepository repository(Session open, String name) {
        try {
            return open.repository(Gun.parse(name));
        } catch (TrustException e) {
            throw NO_VERDICT.contains(ExitCode.of(e)) ? new NotLookedAtException(e) : e;
        }
    }

    /** What became of the repositories. */
    private static final class Look {
        private final boolean asked;
        private final List<Custody> seen = new ArrayList<>();
        private final Set<Gun> gone = new TreeSet<>();
        private final Set<Gun> unseen = new TreeSet<>();
        private final List<Outcome> told = new ArrayList<>();

        /** @param asked whether somebody named the repositories, and not a key alone */
        Look(boolean asked) {
            this.asked = asked;
        }

        void add(Outcome outcome) {
            if (outcome instanceof Judged judged && judged.report() instanceof CustodyReport report) {
                seen.add(report.custody());
                told.add(outcome);
            } else if (outcome instanceof Failed failed && failed.failure() instanceof NoTrustDataException) {
                gone.add(Gun.parse(failed.subject()));
                if (asked) {
                    told.add(outcome);
                }
            } else {
                told.add(outcome);
                unseen(outcome.subject());
            }
        }

        private void unseen(String subject) {
            try {
                unseen.add(Gun.parse(subject));
            } catch (dev.contenttrust.InvalidNameException e) {
                // Its outcome says so; no key can name it.
                return;
            }
        }
    }

    @Override
    public Manner manner(Host host) {
        return output.manner(host);
    }

    @Override
    public Help help() {
        return new Help(
                CommandName.KEYS,
                "[OPTION]… [REPO]…",
                """
                        Holds the private keys on this machine against the live roles of repositories: which key serves which
                        role, what can still be signed from here, and what is lost with this machine. Without REPO, of all
                        repositories that the keys name. No passphrase is asked for, and nothing private is shown.\
                        """,
                List.of(
                        new Example("keys", "what could I still sign, and what is lost if this machine is?"),
                        new Example("keys registry.example.com/team/app --keys /mnt/backup", "is the backup complete?"),
                        new Example("keys --server dir:evidence --format json", "against a mirror, for a program")));
    }
}
