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
import dev.contenttrust.report.ResolveReport;
import dev.contenttrust.trusted.SignerDemand;
import java.util.List;

/** {@code trust resolve}. */
final class ResolveCommand implements Command {
    private final Subjects images;
    private final DemandOptions demand;
    private final OutputOptions output;
    private final SessionOptions session;

    ResolveCommand(OptionTable options) {
        images = new Subjects(options, "IMAGE", "image");
        demand = new DemandOptions(options);
        output = new OutputOptions(options, List.of(OutputOptions.TABLE, OutputOptions.JSON));
        session = new SessionOptions(options);
    }

    @Override
    public ExitCode call(Console console) {
        List<String> names = images.read(console.host());
        SignerDemand who = demand.demand();
        Teller teller = Teller.of(output, console, "trust-resolve", session.asOf(), Headings.NONE);
        try (Session open = session.open(console, Version.USER_AGENT, names.size())) {
            Batch.run(names, name -> new ResolveReport(open.resolve(ImageReference.parse(name), who)), teller::tell);
        }
        return teller.end();
    }

    @Override
    public Manner manner(Host host) {
        return output.manner(host);
    }

    @Override
    public Help help() {
        return new Help(
                CommandName.RESOLVE,
                "[OPTION]… IMAGE…",
                """
                        Prints name@sha256:… of the digest that is signed for each image: that of targets/releases, else that
                        of targets, as Docker resolves. name:tag@digest must be the signed digest; with a digest alone
                        it must be that of some released tag.\
                        """,
                List.of(
                        new Example("resolve alpine:3.20", "which bytes does the tag mean?"),
                        new Example(
                                "resolve --signer alice registry.example.com/team/app:1.0", "only if alice signed it"),
                        new Example("resolve -f images.txt", "many at once; one line each")));
    }
}
