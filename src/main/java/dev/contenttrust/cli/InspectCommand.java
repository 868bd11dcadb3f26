package dev.contenttrust.cli;

import dev.contenttrust.ImageReference;
import dev.contenttrust.cli.Help.Example;
import dev.contenttrust.cli.Teller.Headings;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Manner;
import dev.contenttrust.cli.console.OutputOptions;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.session.Session;
import dev.contenttrust.cli.session.SessionOptions;
import dev.contenttrust.cli.session.Subjects;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.report.InspectReport;
import dev.contenttrust.report.Report;
import dev.contenttrust.trusted.SignerDemand;
import java.util.List;

/** {@code trust inspect}. */
final class InspectCommand implements Command {
    private static final String DOCKER_JSON = "docker-json";

    private final Subjects repositories;
    private final OutputOptions output;
    private final SessionOptions session;

    InspectCommand(OptionTable options) {
        repositories = new Subjects(options, "REPO[:TAG]", "repository");
        output = new OutputOptions(options, List.of(OutputOptions.TABLE, OutputOptions.JSON, DOCKER_JSON));
        session = new SessionOptions(options);
    }

    @Override
    public ExitCode call(Console console) {
        List<String> names = repositories.read(console.host());
        try (Session open = session.open(console, Version.USER_AGENT, names.size())) {
            if (output.format().equals(DOCKER_JSON)) {
                return new DockerInspect(open, console).call(names);
            }
            Teller teller = Teller.of(
                    output,
                    console,
                    "trust-inspect",
                    session.asOf(),
                    names.size() > 1 ? Headings.SUBJECTS : Headings.NONE);
            Batch.run(names, name -> inspect(open, name), teller::tell);
            return teller.end();
        }
    }

    private static Report inspect(Session open, String name) {
        ImageReference image = ImageReference.parse(name);
        SignedRepository repository = open.repository(Gun.of(image));
        boolean whole = image.tag().isEmpty() && image.digest().isEmpty();
        return new InspectReport(
                repository,
                whole
                        ? repository.released()
                        : List.of(open.resolve(image, SignerDemand.none()).signed()));
    }

    @Override
    public Manner manner(Host host) {
        return output.manner(host);
    }

    @Override
    public Help help() {
        return new Help(
                CommandName.INSPECT,
                "[OPTION]… REPO[:TAG]…",
                """
                        Shows who signs a repository: signers and administrative keys, each role's version, threshold and
                        expiry, and how its root came to be believed. docker-json prints what docker trust inspect
                        prints, and ends as that does: 0, or 1 where there is no trust data.\
                        """,
                List.of(
                        new Example("inspect alpine", "who signs an official image"),
                        new Example("inspect registry.example.com/team/app:1.0", "the same, and one tag's signers"),
                        new Example(
                                "inspect --format docker-json alpine",
                                "for scripts written for docker trust inspect")));
    }
}
