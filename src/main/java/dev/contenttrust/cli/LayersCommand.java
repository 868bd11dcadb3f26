package dev.contenttrust.cli;

import dev.contenttrust.cli.Help.Example;
import dev.contenttrust.cli.Teller.Headings;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Manner;
import dev.contenttrust.cli.console.OutputOptions;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.session.ImageOptions;
import dev.contenttrust.cli.session.Images;
import dev.contenttrust.cli.session.Session;
import dev.contenttrust.cli.session.SessionOptions;
import dev.contenttrust.cli.session.Subjects;
import dev.contenttrust.report.Outcome;
import dev.contenttrust.report.Outcome.Judged;
import dev.contenttrust.report.content.LayerSharing;
import dev.contenttrust.report.content.LayersReport;
import dev.contenttrust.trusted.content.OpenedImage;
import dev.contenttrust.trusted.content.OpenedImage.LayerLooker;
import java.util.ArrayList;
import java.util.List;

/** {@code trust layers}. */
final class LayersCommand implements Command {
    private final Subjects images;
    private final ImageOptions image;
    private final DemandOptions demand;
    private final OutputOptions output;
    private final SessionOptions session;

    LayersCommand(OptionTable options) {
        images = new Subjects(options, "IMAGE", "image");
        image = new ImageOptions(options);
        demand = new DemandOptions(options);
        output = new OutputOptions(options, List.of(OutputOptions.TABLE, OutputOptions.JSON));
        session = new SessionOptions(options);
    }

    @Override
    public ExitCode call(Console console) {
        List<String> names = images.read(console.host());
        Teller teller = Teller.of(
                output, console, "trust-layers", session.asOf(), names.size() > 1 ? Headings.SUBJECTS : Headings.NONE);
        List<Outcome> outcomes = new ArrayList<>();
        try (Session open = session.open(console, Version.USER_AGENT)) {
            Images opener = new Images(open, image, demand.demand(), console);
            Batch.inTurn(names, name -> layers(opener, name), outcomes::add);
        }
        LayerSharing sharing = LayerSharing.of(reports(outcomes));
        outcomes.forEach(outcome -> tell(teller, outcome, sharing));
        if (output.format().equals(OutputOptions.TABLE) && reports(outcomes).size() > 1) {
            console.out().print("\n" + sharing.text(console.manner().results()));
        }
        return teller.end();
    }

    private static LayersReport layers(Images opener, String name) {
        try (OpenedImage opened = opener.open(name)) {
            return LayersReport.of(opened, opened.read(LayerLooker.NONE));
        }
    }

    private static List<LayersReport> reports(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Judged.class::isInstance)
                .map(outcome -> (LayersReport) ((Judged) outcome).report())
                .toList();
    }

    private static void tell(Teller teller, Outcome outcome, LayerSharing sharing) {
        if (outcome instanceof Judged judged) {
            LayersReport report = ((LayersReport) judged.report()).among(sharing);
            teller.tell(new Judged(judged.subject(), report));
            if (!report.image().unread().isEmpty()) {
                teller.note(ExitCode.UNCHECKED);
            }
        } else {
            teller.tell(outcome);
        }
    }

    @Override
    public Manner manner(Host host) {
        return output.manner(host);
    }

    @Override
    public Help help() {
        return new Help(
                CommandName.LAYERS,
                "[OPTION]… IMAGE…",
                """
                        Reads images, every byte verified, and shows what each layer brings, changes, takes away, hides of the
                        layers below, and wastes because layers above hide it; and of several images, which layers they
                        share.
                        """ + ImageOptions.FORMS,
                List.of(
                        new Example("layers alpine:3.20", "what is an image made of?"),
                        new Example("layers alpine:3.20 ubuntu:24.04", "side by side: sizes, bases, shared layers"),
                        new Example(
                                "layers --as registry.example.com/team/app:1.0 docker-archive:app.tar",
                                "a saved image, if it is the signed one"),
                        new Example("layers --untrusted oci:./build", "one that nobody has signed yet")));
    }
}
