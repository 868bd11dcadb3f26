package dev.contenttrust.cli;

import dev.contenttrust.cli.Help.Example;
import dev.contenttrust.cli.Teller.Headings;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Manner;
import dev.contenttrust.cli.console.OutputOptions;
import dev.contenttrust.cli.option.Flag;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.Values;
import dev.contenttrust.cli.session.Session;
import dev.contenttrust.cli.session.SessionOptions;
import dev.contenttrust.cli.session.Subjects;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.report.Report;
import dev.contenttrust.report.TagReport;
import dev.contenttrust.report.TagReport.Columns;
import dev.contenttrust.trusted.SignerDemand;
import dev.contenttrust.tuf.RoleName;
import java.util.List;

/** {@code trust list}. */
final class ListCommand implements Command {
    private final Subjects repositories;
    private final Values<RoleName> roles;
    private final Flag wide;
    private final OutputOptions output;
    private final SessionOptions session;

    ListCommand(OptionTable options) {
        repositories = new Subjects(options, "REPO", "repository");
        roles = options.values(
                "--role", "ROLE", SignerDemand::role, "tags of this role and its delegations only; may be given again");
        wide = options.flag("-w, --wide", "who signs each tag besides, and until when");
        output = new OutputOptions(options, List.of(OutputOptions.TABLE, OutputOptions.JSON));
        session = new SessionOptions(options);
    }

    @Override
    public ExitCode call(Console console) {
        List<String> names = repositories.read(console.host());
        Teller teller = Teller.of(
                output, console, "trust-list", session.asOf(), names.size() > 1 ? Headings.SUBJECTS : Headings.NONE);
        try (Session open = session.open(console, Version.USER_AGENT, names.size())) {
            Batch.run(names, name -> list(open, name), teller::tell);
        }
        return teller.end();
    }

    private Report list(Session open, String name) {
        SignedRepository repository = open.repository(Gun.parse(name));
        return new TagReport(
                repository, roles.get(), repository.tags(roles.get()), wide.given() ? Columns.WIDE : Columns.NARROW);
    }

    @Override
    public Manner manner(Host host) {
        return output.manner(host);
    }

    @Override
    public Help help() {
        return new Help(
                CommandName.LIST,
                "[OPTION]… REPO…",
                """
                        Lists the signed tags of repositories: each tag once, from the first role that has it.
                        Where roles disagree about a tag, a note below says so.\
                        """,
                List.of(
                        new Example("list alpine", "the signed tags of an official image"),
                        new Example("list --wide registry.example.com/team/app", "who signs what, and until when"),
                        new Example("list --role alice registry.example.com/team/app", "what one signer signs"),
                        new Example("list --format json -f repositories.txt", "many repositories, for a program")));
    }
}
