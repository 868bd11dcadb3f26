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
import dev.contenttrust.report.content.ImageFacts;
import dev.contenttrust.report.content.KeyringReport;
import dev.contenttrust.scan.keyring.ImageFiles;
import dev.contenttrust.scan.keyring.SigningKeys;
import dev.contenttrust.trusted.content.OpenedImage;
import java.time.Instant;
import java.util.List;

/** {@code trust keyring}. */
final class KeyringCommand implements Command {
    private final Subjects names;
    private final ImageOptions image;
    private final DemandOptions demand;
    private final OutputOptions output;
    private final SessionOptions session;

    KeyringCommand(OptionTable options) {
        names = new Subjects(options, "IMAGE", "image");
        image = new ImageOptions(options);
        demand = new DemandOptions(options);
        output = new OutputOptions(options, List.of(OutputOptions.TABLE, OutputOptions.JSON));
        session = new SessionOptions(options);
    }

    @Override
    public ExitCode call(Console console) {
        List<String> asked = names.read(console.host());
        Teller teller = Teller.of(
                output, console, "trust-keyring", session.asOf(), asked.size() > 1 ? Headings.SUBJECTS : Headings.NONE);
        try (Session open = session.open(console, Version.USER_AGENT)) {
            Images opener = new Images(open, image, demand.demand(), console);
            Instant now = session.asOf().orElseGet(console.host().clock()::instant);
            Batch.inTurn(asked, name -> keys(opener, name, now, teller), teller::tell);
        }
        return teller.end();
    }

    private static KeyringReport keys(Images opener, String name, Instant now, Teller teller) {
        try (OpenedImage opened = opener.open(name)) {
            ImageFiles files = ImageFiles.read(opened);
            SigningKeys keys = SigningKeys.of(files, now);
            if (!files.content().unread().isEmpty() || !keys.unread().isEmpty()) {
                teller.note(ExitCode.UNCHECKED);
            }
            return new KeyringReport(ImageFacts.of(opened, files.content().unread()), keys);
        }
    }

    @Override
    public Manner manner(Host host) {
        return output.manner(host);
    }

    @Override
    public Help help() {
        return new Help(
                CommandName.KEYRING,
                "[OPTION]… IMAGE…",
                """
                        Lists the signing keys of the package managers in an image (apt, apk, rpm): whose they are, until when,
                        in which file of which layer, and for which repository each is trusted. Nothing of the image is run.
                        """ + ImageOptions.FORMS,
                List.of(
                        new Example("keyring debian:12.8", "whose packages the image would install"),
                        new Example("keyring --format json alpine:3.20", "for a program"),
                        new Example("keyring --untrusted rootfs:./root", "of a file system on disk")));
    }
}
