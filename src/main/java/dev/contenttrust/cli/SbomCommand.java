package dev.contenttrust.cli;

import dev.contenttrust.cli.Help.Example;
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
import dev.contenttrust.report.sbom.Bill;
import dev.contenttrust.report.sbom.CycloneDxBill;
import dev.contenttrust.report.sbom.SpdxBill;
import dev.contenttrust.scan.InventoryTaker;
import dev.contenttrust.scan.inventory.Inventory;
import dev.contenttrust.scan.result.ScannedImage;
import dev.contenttrust.trusted.content.OpenedImage;
import java.time.Instant;
import java.util.List;

/** {@code trust sbom}. */
final class SbomCommand implements Command {
    private static final String CYCLONEDX = "cyclonedx";
    private static final String SPDX = "spdx";

    private final Values<String> words;
    private final ImageOptions image;
    private final DemandOptions demand;
    private final ScanOptions.RecogniserOptions recognisers;
    private final OutputOptions output;
    private final SessionOptions session;

    SbomCommand(OptionTable options) {
        words = options.words("IMAGE");
        image = new ImageOptions(options);
        demand = new DemandOptions(options);
        recognisers = new ScanOptions.RecogniserOptions(options);
        output = new OutputOptions(options, List.of(CYCLONEDX, SPDX));
        session = new SessionOptions(options);
    }

    @Override
    public ExitCode call(Console console) {
        if (words.get().size() != 1) {
            throw new UsageException("expected one image", "got " + words.get(), "such as: trust sbom alpine:3.20");
        }
        Instant now = session.asOf().orElseGet(console.host().clock()::instant);
        InventoryTaker taker = InventoryTaker.remembering(recognisers.all(), ScanOptions.memory(console.host()));
        try (Session open = session.open(console, Version.USER_AGENT);
                OpenedImage opened = new Images(open, image, demand.demand(), console)
                        .open(words.get().get(0))) {
            Inventory inventory = taker.take(opened);
            Bill bill = Bill.of(ScannedImage.of(opened), inventory, now, Version.NUMBER);
            console.out().println(output.format().equals(SPDX) ? SpdxBill.json(bill) : CycloneDxBill.json(bill));
            inventory
                    .problems()
                    .forEach(problem -> console.caution(
                            "not read: " + problem.what() + " " + problem.file() + ": " + problem.why()));
            return inventory.problems().isEmpty() ? ExitCode.OK : ExitCode.UNCHECKED;
        }
    }

    @Override
    public Manner manner(Host host) {
        return output.manner(host);
    }

    @Override
    public Help help() {
        return new Help(
                CommandName.SBOM,
                "[OPTION]… IMAGE",
                """
                        Writes a bill of materials of an image: its packages, and products found in its binaries, each with its
                        file and layer, and who signed the image. Exit code 10 says that something could not be read.
                        """ + ImageOptions.FORMS,
                List.of(
                        new Example("sbom alpine:3.20 > alpine.cdx.json", "CycloneDX 1.6"),
                        new Example("sbom --format spdx alpine:3.20 > alpine.spdx.json", "SPDX 2.3"),
                        new Example("scan --untrusted sbom:alpine.cdx.json", "and what is known against it later on")));
    }
}
