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
import dev.contenttrust.report.scan.PackagesDiff;
import dev.contenttrust.scan.ImageScanner;
import dev.contenttrust.scan.InventoryTaker;
import dev.contenttrust.scan.binary.rules.Recognisers;
import dev.contenttrust.scan.exempt.Exemptions;
import dev.contenttrust.scan.inventory.Inventory;
import dev.contenttrust.scan.result.FindingChanges;
import dev.contenttrust.scan.result.PackageChange;
import dev.contenttrust.scan.result.ScannedImage;
import dev.contenttrust.trusted.content.ImageContent;
import dev.contenttrust.trusted.content.OpenedImage;
import dev.contenttrust.vulndb.NoDatabaseException;
import dev.contenttrust.vulndb.OutdatedDatabaseException;
import dev.contenttrust.vulndb.VulnerabilityDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code trust diff}. */
final class DiffCommand implements Command {
    private final Values<String> words;
    private final ImageOptions image;
    private final DemandOptions demand;
    private final DatabaseOptions database;
    private final OutputOptions output;
    private final SessionOptions session;

    DiffCommand(OptionTable options) {
        words = options.words("BEFORE AFTER");
        image = new ImageOptions(options);
        demand = new DemandOptions(options);
        database = new DatabaseOptions(options);
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
            Recognisers recognisers = Recognisers.standard();
            InventoryTaker taker = InventoryTaker.forgetful(recognisers);
            String subject = asked.get(0) + " " + asked.get(1);
            Batch.inTurn(
                    List.of(subject),
                    name -> diff(
                            Side.read(opener, taker, asked.get(0)),
                            Side.read(opener, taker, asked.get(1)),
                            recognisers,
                            console,
                            teller),
                    teller::tell);
        }
        return teller.end();
    }

    private DiffReport diff(Side before, Side after, Recognisers recognisers, Console console, Teller teller) {
        if (!before.facts.unread().isEmpty() || !after.facts.unread().isEmpty()) {
            teller.note(ExitCode.UNCHECKED);
        }
        return new DiffReport(
                before.facts,
                after.facts,
                LayerDiff.of(before.diffIds, after.diffIds),
                Comparison.of(before.content.files(), before.digests, after.content.files(), after.digests),
                List.of(new PackagesDiff(
                        PackageChange.between(before.inventory, after.inventory),
                        findings(before, after, recognisers, console))));
    }

    /** Where a database is at hand; a diff is worth having without. */
    private Optional<FindingChanges> findings(Side before, Side after, Recognisers recognisers, Console console) {
        Instant now = session.asOf().orElseGet(console.host().clock()::instant);
        try (VulnerabilityDatabase known = database.open(console.host(), now)) {
            ImageScanner scanner = new ImageScanner(known, recognisers, Exemptions.none(), now);
            return Optional.of(FindingChanges.between(
                    scanner.judge(before.image, before.inventory), scanner.judge(after.image, after.inventory)));
        } catch (NoDatabaseException | OutdatedDatabaseException e) {
            console.note("findings are not compared: " + e.what());
            return Optional.empty();
        }
    }

    /** One of the two. */
    private record Side(
            ImageFacts facts,
            ScannedImage image,
            Inventory inventory,
            List<String> diffIds,
            ImageContent content,
            ContentDigests digests) {
        static Side read(Images opener, InventoryTaker taker, String name) {
            try (OpenedImage opened = opener.openOther(name)) {
                ContentDigests digests = new ContentDigests();
                InventoryTaker.Taken taken = taker.read(opened, digests::layer);
                ImageContent content = taken.content();
                List<String> diffIds = new ArrayList<>();
                if (!opened.isFileSystem()) {
                    content.layers().forEach(layer -> layer.diffId().ifPresent(id -> diffIds.add(id.toString())));
                }
                return new Side(
                        ImageFacts.of(opened, content.unread()),
                        ScannedImage.of(opened),
                        taken.inventory(),
                        diffIds,
                        content,
                        digests);
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
                        files and packages that were added (A), changed (C) or removed (D), and, where there is a vulnerability
                        database, what is known against one of them alone. Owners and times are not compared. rootfs: needs no
                        --untrusted here.
                        """ + ImageOptions.FORMS,
                List.of(
                        new Example("diff alpine:3.19 alpine:3.20", "what a release changes"),
                        new Example(
                                "diff alpine:3.20 rootfs:container.tar",
                                "what a container has done, after: docker export -o container.tar NAME")));
    }
}
