package dev.contenttrust.cli;

import dev.contenttrust.Digest;
import dev.contenttrust.cli.Help.Example;
import dev.contenttrust.cli.Teller.Headings;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Manner;
import dev.contenttrust.cli.console.OutputOptions;
import dev.contenttrust.cli.option.Flag;
import dev.contenttrust.cli.option.Instants;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.Value;
import dev.contenttrust.cli.option.Values;
import dev.contenttrust.report.Report;
import dev.contenttrust.report.scan.RescanReport;
import dev.contenttrust.scan.ImageScanner;
import dev.contenttrust.scan.InventoryTaker;
import dev.contenttrust.scan.binary.rules.Recognisers;
import dev.contenttrust.scan.inventory.Inventory;
import dev.contenttrust.scan.result.Finding;
import dev.contenttrust.scan.result.ScanResult;
import dev.contenttrust.scan.store.InventoryCache;
import dev.contenttrust.scan.store.ScanRecord;
import dev.contenttrust.scan.store.ScanRecords;
import dev.contenttrust.sqlite.SqliteLibrary;
import dev.contenttrust.vulndb.VulnerabilityDatabase;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** {@code trust rescan}. */
final class RescanCommand implements Command {
    private final Values<String> words;
    private final ScanOptions scan;
    private final Flag failOnNew;
    private final DatabaseOptions database;
    private final Value<Instant> asOf;
    private final OutputOptions output;

    RescanCommand(OptionTable options) {
        words = options.words("[IMAGE…]");
        scan = new ScanOptions(options);
        failOnNew = options.flag(
                "--fail-on-new", "exit code 1 if anything is new; with --fail-on, anything new of that kind");
        database = new DatabaseOptions(options);
        asOf = options.value("--as-of", "INSTANT", Instants::parse, "judge for that instant");
        output = new OutputOptions(options, List.of(OutputOptions.TABLE, OutputOptions.JSON));
    }

    @Override
    public ExitCode call(Console console) {
        SqliteLibrary.loadSoon();
        Instant now = asOf.get().orElseGet(console.host().clock()::instant);
        ScanRecords records = new ScanRecords(ScanOptions.memory(console.host()));
        ScanRecords.Remembered remembered = records.all();
        Map<String, ScanRecord> asked = asked(remembered.records());
        Teller teller = Teller.of(output, console, "trust-rescan", asOf.get(), Headings.NONE);
        remembered.unreadable().forEach(file -> {
            console.caution("cannot read " + file);
            teller.note(ExitCode.UNCHECKED);
        });
        if (asked.isEmpty()) {
            console.note("no image is remembered; trust scan remembers those that it scans");
        }
        try (VulnerabilityDatabase known = database.open(console.host(), now)) {
            Recognisers recognisers = scan.recognisers();
            ImageScanner scanner = new ImageScanner(known, recognisers, scan.exemptions(), now);
            InventoryCache cache = InventoryTaker.cache(recognisers, ScanOptions.memory(console.host()));
            Batch.inTurn(
                    List.copyOf(asked.keySet()),
                    name -> {
                        ScanRecord before = Objects.requireNonNull(asked.get(name));
                        ScanResult result = scanner.judge(before.image(), inventory(before, cache));
                        ScanRecord here = ScanRecord.of(result, before.scanned());
                        Report report = report(result, before, here, teller);
                        if (!here.equals(before)) {
                            records.keep(here);
                        }
                        return report;
                    },
                    teller::tell);
        }
        return teller.end();
    }

    private Map<String, ScanRecord> asked(List<ScanRecord> all) {
        Set<String> wanted = new HashSet<>(words.get());
        Map<String, ScanRecord> asked = new LinkedHashMap<>();
        for (ScanRecord record : all) {
            String name = record.image().name();
            if (wanted.isEmpty() || wanted.contains(name)) {
                // Of a tag that was moved, the latest image.
                asked.put(name, record);
            }
        }
        wanted.removeAll(asked.keySet());
        wanted.stream().sorted().findFirst().ifPresent(name -> {
            throw new NotRememberedException(name, "no scan of it is remembered");
        });
        return asked;
    }

    private static Inventory inventory(ScanRecord before, InventoryCache cache) {
        Optional<Digest> manifest = before.image().manifest();
        return manifest.flatMap(cache::image)
                .orElseThrow(() -> new NotRememberedException(
                        before.image().name(),
                        "its inventory was taken by another version, or with other recognisers"));
    }

    private Report report(ScanResult result, ScanRecord before, ScanRecord here, Teller teller) {
        ScanResult asked = scan.asked(result);
        List<Finding> fresh = asked.findings().stream()
                .filter(finding -> !before.findings().contains(ScanRecord.name(finding)))
                .toList();
        int gone = (int) before.findings().stream()
                .filter(name -> !here.findings().contains(name))
                .count();
        boolean fails = failOnNew.given() && !scan.asksForFailures() && !fresh.isEmpty();
        teller.note(fails ? ExitCode.FINDINGS : scan.judge(asked, failOnNew.given() ? fresh : asked.findings()));
        return new RescanReport(asked, fresh, gone, before.scanned());
    }

    @Override
    public Manner manner(Host host) {
        return output.manner(host);
    }

    @Override
    public Help help() {
        return new Help(
                CommandName.RESCAN,
                "[OPTION]… [IMAGE…]",
                """
                        Holds images that were scanned before, by name or all of them, against the database as it is now, and shows
                        what is new since last time. Nothing is pulled, and nobody is asked: who signed an image is what was true
                        when it was scanned.\
                        """,
                List.of(
                        new Example("rescan", "what is new about every image that was scanned"),
                        new Example("rescan --fail-on-new --fail-on high", "for a nightly run, after trust db update"),
                        new Example("rescan --format json alpine:3.20", "of one image, for a program")));
    }
}
