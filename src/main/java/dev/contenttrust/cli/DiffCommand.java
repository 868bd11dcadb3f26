package dev.contenttrust.cli;

import dev.contenttrust.cli.Help.Example;
import dev.contenttrust.cli.Teller.Headings;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Manner;
import dev.contenttrust.cli.console.OutputOptions;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Values;
import dev.contenttrust.cli.session.ImageOptions;
import dev.contenttrust.cli.session.Images;
import dev.contenttrust.cli.session.Session;
import dev.contenttrust.cli.session.SessionOptions;
import dev.contenttrust.image.union.Comparison;
import dev.contenttrust.image.union.ContentDigests;
import dev.contenttrust.report.content.DiffReport;
import dev.contenttrust.report.content.DiffReport.LayerDiff;
import dev.contenttrust.report.content.ImageFacts;
import dev.contenttrust.trusted.content.ImageContent;
import dev.contenttrust.trusted.content.OpenedImage;
import java.util.ArrayList;
import java.util.List;

/** {@code trust diff}. */
final class DiffCommand implements Command {
    private final Values<String> words;
    private final ImageOptions image;
    private final DemandOptions demand;
    private final OutputOptions output;
    private final SessionOptions session;

    DiffCommand(OptionTable options) {
        words = options.words("BEFORE AFTER");
        image = new ImageOptions(options);
        demand = new DemandOptions(options);
        output = new OutputOptions(options, List.of(OutputOptions.TABLE, OutputOptions.JSON));
        session = new SessionOptions(options);
    }

    @Override
    public ExitCode call(Console console) {
        List<String> asked = words.get();
        if (asked.size() != 2) {
            throw new UsageException(
                    "expected two images", "got " + asked, "such as: trust diff alpine:3.19 alpine:3.20");
        }
        Teller teller = Teller.of(output, console, "trust-diff", session.asOf(), Headings.NONE);
        try (Session open = session.open(console, Version.USER_AGENT)) {
            Images opener = new Images(open, image, demand.demand(), console);
            String subject = asked.get(0) + " " + asked.get(1);
            Batch.inTurn(
                    List.of(subject),
                    name -> diff(Side.read(opener, asked.get(0)), Side.read(opener, asked.get(1)), teller),
                    teller::tell);
        }
        return teller.end();
    }

    private static DiffReport diff(Side before, Side after, Teller teller) {
        if (!before.facts.unread().isEmpty() || !after.facts.unread().isEmpty()) {
            teller.note(ExitCode.UNCHECKED);
        }
        return new DiffReport(
                before.facts,
                after.facts,
                LayerDiff.of(before.diffIds, after.diffIds),
                Comparison.of(before.content.files(), before.digests, after.content.files(), after.digests),
                List.of());
    }

    /** One of the two. */
    private record Side(ImageFacts facts, List<String> diffIds, ImageContent content, ContentDigests digests) {
        static Side read(Images opener, String name) {
            try (OpenedImage opened = opener.openOther(name)) {
                ContentDigests digests = new ContentDigests();
                ImageContent content = opened.read(layer -> digests.layer());
                List<String> diffIds = new ArrayList<>();
                if (!opened.isFileSystem()) {
                    content.layers().forEach(layer -> layer.diffId().ifPresent(id -> diffIds.add(id.toString())));
                }
                return new Side(ImageFacts.of(opened, content.unread()), diffIds, content, digests);
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
                CommandName.DIFF,
                "[OPTION]… BEFORE AFTER",
                """
                        Shows what differs between two images, or between an image and the file system of a container: layers,
                        and files that were added (A), changed (C) or removed (D). Owners and times are not compared. rootfs: needs
                        no --untrusted here.
                        """ + ImageOptions.FORMS,
                List.of(
                        new Example("diff alpine:3.19 alpine:3.20", "what a release changes"),
                        new Example(
                                "diff alpine:3.20 rootfs:container.tar",
                                "what a container has done, after: docker export -o container.tar NAME")));
    }
}
