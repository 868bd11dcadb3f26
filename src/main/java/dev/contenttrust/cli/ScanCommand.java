package dev.contenttrust.cli;

import dev.contenttrust.Digest;
import dev.contenttrust.cli.Help.Example;
import dev.contenttrust.cli.Teller.Headings;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Manner;
import dev.contenttrust.cli.console.OutputOptions;
import dev.contenttrust.cli.option.Flag;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.session.ImageOptions;
import dev.contenttrust.cli.session.Images;
import dev.contenttrust.cli.session.Session;
import dev.contenttrust.cli.session.SessionOptions;
import dev.contenttrust.cli.session.Subjects;
import dev.contenttrust.report.Report;
import dev.contenttrust.report.TrustFacts;
import dev.contenttrust.report.sbom.Bill;
import dev.contenttrust.report.sbom.VulnerabilityBill;
import dev.contenttrust.report.scan.InTotoStatement;
import dev.contenttrust.report.scan.ScanPage;
import dev.contenttrust.report.scan.ScanReport;
import dev.contenttrust.report.scan.ScanSarif;
import dev.contenttrust.scan.ImageScanner;
import dev.contenttrust.scan.InventoryTaker;
import dev.contenttrust.scan.bill.BillReader;
import dev.contenttrust.scan.binary.rules.Recognisers;
import dev.contenttrust.scan.inventory.Inventory;
import dev.contenttrust.scan.result.ScanResult;
import dev.contenttrust.scan.result.ScannedImage;
import dev.contenttrust.scan.store.ScanRecord;
import dev.contenttrust.scan.store.ScanRecords;
import dev.contenttrust.sqlite.SqliteLibrary;
import dev.contenttrust.trusted.content.OpenedImage;
import dev.contenttrust.vulndb.VulnerabilityDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** {@code trust scan}. */
final class ScanCommand implements Command {
    private static final String BILL = "sbom:";
    private static final String CYCLONEDX = "cyclonedx";
    private static final String SARIF = "sarif";
    private static final String HTML = "html";
    private static final String IN_TOTO = "in-toto";

    private final Subjects names;
    private final ImageOptions image;
    private final DemandOptions demand;
    private final ScanOptions scan;
    private final Flag forgetful;
    private final DatabaseOptions database;
    private final OutputOptions output;
    private final SessionOptions session;

    ScanCommand(OptionTable options) {
        names = new Subjects(options, "IMAGE", "image");
        image = new ImageOptions(options);
        demand = new DemandOptions(options);
        scan = new ScanOptions(options);
        forgetful = options.flag("--no-memory", "read every layer again, and remember nothing for rescan");
        database = new DatabaseOptions(options);
        output = new OutputOptions(
                options, List.of(OutputOptions.TABLE, OutputOptions.JSON, SARIF, CYCLONEDX, HTML, IN_TOTO));
        session = new SessionOptions(options);
    }

    @Override
    public ExitCode call(Console console) {
        SqliteLibrary.loadSoon();
        List<String> asked = names.read(console.host());
        Instant now = session.asOf().orElseGet(console.host().clock()::instant);
        Teller teller = teller(console, asked);
        try (Session open = session.open(console, Version.USER_AGENT);
                VulnerabilityDatabase known = database.open(console.host(), now)) {
            Images images = new Images(open, image, demand.demand(), console);
            Recognisers recognisers = scan.recognisers();
            ImageScanner scanner = new ImageScanner(known, recognisers, scan.exemptions(), now);
            Work work = new Work(images, scanner, taker(recognisers, console.host()), console.host(), now);
            Batch.inTurn(asked, name -> work.scan(name, teller), teller::tell);
        }
        return teller.end();
    }

    private InventoryTaker taker(Recognisers recognisers, Host host) {
        return forgetful.given()
                ? InventoryTaker.forgetful(recognisers)
                : InventoryTaker.remembering(recognisers, ScanOptions.memory(host));
    }

    private Report report(ScanResult result, Optional<TrustFacts> trust, Teller teller) {
        ScanResult asked = scan.asked(result);
        teller.note(scan.judge(asked, asked.findings()));
        return new ScanReport(asked, trust);
    }

    private Teller teller(Console console, List<String> asked) {
        return switch (output.format()) {
            case CYCLONEDX -> Teller.document(console, one(asked, ScanCommand::bill));
            case IN_TOTO -> Teller.document(console, one(asked, ScanCommand::statement));
            case SARIF ->
                Teller.document(
                        console,
                        (reports, code) -> ScanSarif.of(
                                reports.stream().map(ScanCommand::result).toList(), Version.NUMBER, code.number()));
            case HTML ->
                Teller.document(
                        console,
                        (reports, code) -> ScanPage.of(
                                reports.stream().map(ScanCommand::result).toList()));
            default ->
                Teller.of(
                        output,
                        console,
                        "trust-scan",
                        session.asOf(),
                        asked.size() > 1 ? Headings.SUBJECTS : Headings.NONE);
        };
    }

    private BiFunction<List<Report>, ExitCode, String> one(List<String> asked, Function<ScanResult, String> form) {
        if (asked.size() > 1) {
            throw new UsageException(
                    "--format " + output.format() + " is for one image",
                    "got " + asked.size(),
                    "Scan them one by one.");
        }
        return (reports, code) -> form.apply(result(reports.get(0)));
    }

    private static ScanResult result(Report report) {
        return ((ScanReport) report).result();
    }

    private static String bill(ScanResult result) {
        return VulnerabilityBill.json(Bill.of(result.image(), result.inventory(), result.now(), Version.NUMBER), result)
                + "\n";
    }

    private static String statement(ScanResult result) {
        Digest manifest = result.image()
                .manifest()
                .orElseThrow(() -> new UsageException(
                        "no statement can be made about " + result.image().name(),
                        "it has no manifest whose digest the statement could be about",
                        "Scan it in a registry or an OCI layout."));
        return InTotoStatement.of(result, manifest, Version.NUMBER) + "\n";
    }

    /** What is at hand for every image of a run. */
    private final class Work {
        private final Images images;
        private final ImageScanner scanner;
        private final InventoryTaker taker;
        private final Host host;
        private final Instant now;

        Work(Images images, ImageScanner scanner, InventoryTaker taker, Host host, Instant now) {
            this.images = images;
            this.scanner = scanner;
            this.taker = taker;
            this.host = host;
            this.now = now;
        }

        Report scan(String name, Teller teller) {
            if (name.startsWith(BILL)) {
                image.requireUntrusted(name, "a bill of materials says nothing of who vouches for it");
                Inventory listed = BillReader.read(Path.of(name.substring(BILL.length())));
                return report(scanner.judge(ScannedImage.unvouched(name), listed), Optional.empty(), teller);
            }
            try (OpenedImage opened = images.open(name)) {
                Inventory inventory = taker.take(opened);
                ScanResult result = scanner.judge(ScannedImage.of(opened), inventory);
                if (!forgetful.given()) {
                    new ScanRecords(ScanOptions.memory(host)).keep(ScanRecord.of(result, now));
                }
                return report(result, Optional.of(TrustFacts.of(opened)), teller);
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
                CommandName.SCAN,
                "[OPTION]… IMAGE…",
                """
                        Lists what is known to be wrong with the packages of an image, and with products found in its binaries. An
                        image is pulled by its signed digest, every layer verified; one that was scanned before is not pulled again,
                        nor is a layer that another one had.
                        Exit code 10 says that something could not be judged, 9 that the database is missing or too old.
                        """ + ImageOptions.FORMS + """

                        sbom:FILE matches a bill of materials (CycloneDX, SPDX) alone.\
                        """,
                List.of(
                        new Example("scan alpine:3.20", "what is known against a signed image"),
                        new Example("scan --fail-on high --fail-on kev --only-fixed app:1.4", "for a build"),
                        new Example("scan --format html app:1.4 > app.html", "a page to read"),
                        new Example("scan --untrusted oci:./image", "of an image that nobody signed"),
                        new Example(
                                "scan --as app:1.4 docker-archive:app.tar",
                                "of a file that must be the signed image")));
    }
}
