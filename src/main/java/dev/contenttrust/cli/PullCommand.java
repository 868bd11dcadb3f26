package dev.contenttrust.cli;

import dev.contenttrust.ImageReference;
import dev.contenttrust.Platform;
import dev.contenttrust.cli.Help.Example;
import dev.contenttrust.cli.Teller.Headings;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Manner;
import dev.contenttrust.cli.console.OutputOptions;
import dev.contenttrust.cli.console.Progress;
import dev.contenttrust.cli.option.Flag;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Value;
import dev.contenttrust.cli.session.Session;
import dev.contenttrust.cli.session.SessionOptions;
import dev.contenttrust.cli.session.Subjects;
import dev.contenttrust.pull.Destination;
import dev.contenttrust.pull.ImagePuller;
import dev.contenttrust.report.PullReport;
import dev.contenttrust.report.Report;
import dev.contenttrust.trusted.ImageSource;
import dev.contenttrust.trusted.TrustedImage;
import java.util.List;
import java.util.Optional;

/** {@code trust pull}. */
final class PullCommand implements Command {
    private final Subjects images;
    private final Value<PullTarget> target;
    private final Value<Platform> platform;
    private final Flag allPlatforms;
    private final DemandOptions demand;
    private final OutputOptions output;
    private final SessionOptions session;

    PullCommand(OptionTable options) {
        images = new Subjects(options, "IMAGE", "image");
        target = options.value(
                "-o, --output",
                "DEST",
                PullTarget::of,
                PullTarget.FORMS + ";\na file that is there is replaced once all is verified");
        platform = options.value(
                "--platform", "OS/ARCH", Platform::parse, "which image of an index; default this machine's");
        allPlatforms = options.flag("--all-platforms", "every image of an index; the default for registry:");
        demand = new DemandOptions(options);
        output = new OutputOptions(options, List.of(OutputOptions.TABLE, OutputOptions.JSON));
        session = new SessionOptions(options);
    }

    @Override
    public ExitCode call(Console console) {
        List<String> names = images.read(console.host());
        PullTarget to = PullTarget.require(target.get());
        if (allPlatforms.given() && platform.get().isPresent()) {
            throw new UsageException("--platform and --all-platforms exclude each other", "both were given", "");
        }
        to.check(names, output.format(), console.host().terminals());
        Console results = to.isStandardOutput() ? console.withResultsAsMessages() : console;
        Teller teller = Teller.of(output, results, "trust-pull", session.asOf(), Headings.NONE);
        try (Session open = session.open(console, Version.USER_AGENT);
                ImageSource source = open.images()) {
            Destination destination = open.destination(to.text(), console.out().bytes());
            Batch.inTurn(names, name -> pull(open, source, destination, console, name), teller::tell);
        }
        return teller.end();
    }

    private Report pull(Session open, ImageSource source, Destination destination, Console console, String name) {
        TrustedImage image = open.resolve(ImageReference.parse(name), demand.demand());
        try (Progress progress = Progress.on(console)) {
            return new PullReport(
                    image,
                    new ImagePuller(source).pull(image, wanted(destination), destination, progress),
                    destination.description());
        }
    }

    private Optional<Platform> wanted(Destination destination) {
        boolean whole = allPlatforms.given() || PullTarget.keepsIndexes(destination.description());
        return platform.get().or(() -> whole ? Optional.empty() : Optional.of(Platform.ofThisMachine()));
    }

    @Override
    public Manner manner(Host host) {
        return output.manner(host);
    }

    @Override
    public Help help() {
        return new Help(
                CommandName.PULL,
                "[OPTION]… IMAGE… -o DEST",
                """
                        Copies images, every byte verified against the signed digest while it streams. Nothing appears under
                        the final name unless all of it verified.\
                        """,
                List.of(
                        new Example("pull alpine:3.20 -o oci:./alpine", "into an OCI layout"),
                        new Example("pull alpine:3.20 -o docker-archive:- | docker load", "straight into an engine"),
                        new Example(
                                "pull alpine:3.20 -o registry:registry.example.com/mirror/alpine:3.20",
                                "to another registry, digests unchanged"),
                        new Example(
                                "pull --platform linux/arm64 alpine:3.20 -o oci-archive:alpine.tar",
                                "for another machine")));
    }
}
