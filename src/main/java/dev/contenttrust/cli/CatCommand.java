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
import dev.contenttrust.report.TrustFacts;
import dev.contenttrust.trusted.content.FileExtract;
import dev.contenttrust.trusted.content.OpenedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** {@code trust cat}. */
final class CatCommand implements Command {
    /** The only form: the file's own bytes. */
    private static final String RAW = "raw";

    private final Values<String> words;
    private final ImageOptions image;
    private final DemandOptions demand;
    private final OutputOptions output;
    private final SessionOptions session;

    CatCommand(OptionTable options) {
        words = options.words("IMAGE PATH");
        image = new ImageOptions(options);
        demand = new DemandOptions(options);
        output = new OutputOptions(options, List.of(RAW));
        session = new SessionOptions(options);
    }

    @Override
    public ExitCode call(Console console) {
        List<String> asked = words.get();
        if (asked.size() != 2) {
            throw new UsageException(
                    "expected IMAGE and PATH", "got " + asked, "such as: trust cat alpine:3.20 /etc/os-release");
        }
        try (Session open = session.open(console, Version.USER_AGENT);
                OpenedImage opened = new Images(open, image, demand.demand(), console).open(asked.get(0));
                FileExtract file = FileExtract.read(opened, asked.get(1))) {
            remark(console, opened, file);
            copy(file, console);
            return file.unread().isEmpty() ? ExitCode.OK : ExitCode.UNCHECKED;
        }
    }

    private static void copy(FileExtract file, Console console) {
        try {
            OutputStream out = console.out().bytes();
            file.copyTo(out);
            out.flush();
        } catch (IOException e) {
            throw console.out().failed(e);
        }
    }

    private static void remark(Console console, OpenedImage opened, FileExtract file) {
        TrustFacts trust = TrustFacts.of(opened);
        console.status(trust.line(console.manner().messages()));
        trust.cautions().forEach(console::caution);
        trust.notes().forEach(console::note);
        file.unread().forEach(unread -> console.caution(unread.what() + " was not read: " + unread.why()));
    }

    @Override
    public Manner manner(Host host) {
        return output.manner(host);
    }

    @Override
    public Help help() {
        return new Help(
                CommandName.CAT,
                "[OPTION]… IMAGE PATH",
                """
                        Writes a file as a container of the image would see it to standard output. Nothing of it is written
                        before every byte of the image is verified. Who vouches for the image is said on standard error.
                        """ + ImageOptions.FORMS,
                List.of(
                        new Example("cat alpine:3.20 /etc/os-release", "a file of a signed image"),
                        new Example("cat --untrusted docker-archive:app.tar /app/config.yml", "of a saved image")));
    }
}
