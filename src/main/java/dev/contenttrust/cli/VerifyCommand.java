package dev.contenttrust.cli;

import dev.contenttrust.FileFailure;
import dev.contenttrust.ImageReference;
import dev.contenttrust.Platform;
import dev.contenttrust.cli.Help.Example;
import dev.contenttrust.cli.Teller.Headings;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Manner;
import dev.contenttrust.cli.console.OutputOptions;
import dev.contenttrust.cli.option.Flag;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Value;
import dev.contenttrust.cli.session.Session;
import dev.contenttrust.cli.session.SessionOptions;
import dev.contenttrust.cli.session.Subjects;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.report.Depth;
import dev.contenttrust.report.PayloadReport;
import dev.contenttrust.report.Report;
import dev.contenttrust.report.VerifyReport;
import dev.contenttrust.trusted.ImageSource;
import dev.contenttrust.trusted.SignerDemand;
import dev.contenttrust.trusted.TrustedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code trust verify}. */
final class VerifyCommand implements Command {
    private final Subjects images;
    private final Value<String> input;
    private final Value<Platform> platform;
    private final Flag explain;
    private final DemandOptions demand;
    private final OutputOptions output;
    private final SessionOptions session;

    VerifyCommand(OptionTable options) {
        images = new Subjects(options, "IMAGE", "image");
        input = options.value(
                "--input", "FILE|-", text -> text, "verify these bytes as TARGET of REPO; nothing else is fetched");
        platform = options.value(
                "--platform",
                "OS/ARCH",
                Platform::parse,
                "whose image id of an index is shown; default this machine's");
        explain = options.flag("--explain", "every file, key, threshold and expiry that the verdict rests on");
        demand = new DemandOptions(options);
        output = new OutputOptions(options, List.of(OutputOptions.TABLE, OutputOptions.JSON));
        session = new SessionOptions(options);
    }

    @Override
    public ExitCode call(Console console) {
        Teller teller = Teller.of(output, console, "trust-verify", session.asOf(), Headings.NONE);
        try (Session open = session.open(console, Version.USER_AGENT)) {
            if (input.get().isPresent()) {
                List<String> words = twoWords();
                Batch.run(words.subList(0, 1), name -> payload(open, console.host(), words), teller::tell);
            } else {
                List<String> names = images.read(console.host());
                try (ImageSource source = open.images()) {
                    Batch.run(names, name -> image(open, source, name), teller::tell);
                }
            }
        }
        return teller.end();
    }

    private Report image(Session open, ImageSource source, String name) {
        SignerDemand who = demand.demand();
        TrustedImage image = open.resolve(ImageReference.parse(name), who);
        Platform wanted = platform.orElse(Platform.ofThisMachine());
        return new VerifyReport(open.contentTrust().verify(image, wanted, source), depth());
    }

    private Report payload(Session open, Host host, List<String> words) {
        String file = input.get().orElseThrow();
        try (InputStream bytes = file.equals("-") ? host.in() : Files.newInputStream(Path.of(file))) {
            return new PayloadReport(
                    open.contentTrust()
                            .verifyPayload(
                                    open.repository(Gun.parse(words.get(0))), words.get(1), demand.demand(), bytes),
                    depth());
        } catch (IOException e) {
            throw new UsageException("cannot read " + file, FileFailure.reason(e), "", e);
        }
    }

    private List<String> twoWords() {
        List<String> words = images.words();
        if (words.size() != 2) {
            throw new UsageException(
                    "--input goes with a repository and a target's name",
                    "got " + words.size() + " names",
                    "such as: trust verify REPO TARGET --input FILE");
        }
        return words;
    }

    private Depth depth() {
        return explain.given() ? Depth.CHAIN : Depth.VERDICT;
    }

    @Override
    public Manner manner(Host host) {
        return output.manner(host);
    }

    @Override
    public Help help() {
        return new Help(
                CommandName.VERIFY,
                "[OPTION]… IMAGE… | REPO TARGET --input FILE",
                """
                        Verifies that an image is signed, that the signature is fresh, and that the registry serves the signed
                        digest for the tag now. Shows tag, digest and image id side by side. With --input it verifies a
                        payload's length and hashes under any target's name.\
                        """,
                List.of(
                        new Example("verify alpine:3.20", "signed, fresh, and served as signed?"),
                        new Example("verify --explain alpine:3.20", "why should I believe that?"),
                        new Example("verify -f images.txt --format json", "everything that is deployed"),
                        new Example(
                                "verify registry.example.com/files report.pdf --input report.pdf",
                                "a file rather than an image")));
    }
}
