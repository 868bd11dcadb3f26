package dev.contenttrust.cli;

import dev.contenttrust.cli.Help.Example;
import dev.contenttrust.cli.Teller.Headings;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Manner;
import dev.contenttrust.cli.console.OutputOptions;
import dev.contenttrust.cli.option.Flag;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Values;
import dev.contenttrust.cli.session.ImageOptions;
import dev.contenttrust.cli.session.Images;
import dev.contenttrust.cli.session.Session;
import dev.contenttrust.cli.session.SessionOptions;
import dev.contenttrust.image.union.UnionFile;
import dev.contenttrust.report.content.FilesReport;
import dev.contenttrust.report.content.ImageFacts;
import dev.contenttrust.trusted.content.ImageContent;
import dev.contenttrust.trusted.content.NoSuchPathException;
import dev.contenttrust.trusted.content.OpenedImage;
import dev.contenttrust.trusted.content.OpenedImage.LayerLooker;
import java.util.ArrayList;
import java.util.List;

/** {@code trust ls}. */
final class LsCommand implements Command {
    private final Values<String> words;
    private final Flag recursive;
    private final ImageOptions image;
    private final DemandOptions demand;
    private final OutputOptions output;
    private final SessionOptions session;

    LsCommand(OptionTable options) {
        words = options.words("IMAGE [PATH]");
        recursive = options.flag("-R, --recursive", "all that is beneath a directory too");
        image = new ImageOptions(options);
        demand = new DemandOptions(options);
        output = new OutputOptions(options, List.of(OutputOptions.TABLE, OutputOptions.JSON));
        session = new SessionOptions(options);
    }

    @Override
    public ExitCode call(Console console) {
        List<String> asked = words.get();
        if (asked.isEmpty() || asked.size() > 2) {
            throw new UsageException("expected IMAGE and a path", "got " + asked, "such as: trust ls alpine:3.20 /etc");
        }
        Teller teller = Teller.of(output, console, "trust-ls", session.asOf(), Headings.NONE);
        try (Session open = session.open(console, Version.USER_AGENT)) {
            Images opener = new Images(open, image, demand.demand(), console);
            Batch.inTurn(asked.subList(0, 1), name -> files(opener, name, asked, teller), teller::tell);
        }
        return teller.end();
    }

    private FilesReport files(Images opener, String name, List<String> asked, Teller teller) {
        try (OpenedImage opened = opener.open(name)) {
            ImageContent content = opened.read(LayerLooker.NONE);
            if (!content.unread().isEmpty()) {
                teller.note(ExitCode.UNCHECKED);
            }
            String path = asked.size() > 1 ? asked.get(1) : "/";
            UnionFile found = content.files().follow(path).orElseThrow(() -> NoSuchPathException.nothing(name, path));
            return new FilesReport(ImageFacts.of(opened, content.unread()), found.path(), files(content, found));
        }
    }

    private List<UnionFile> files(ImageContent content, UnionFile found) {
        if (!found.isDirectory()) {
            return List.of(found);
        }
        if (!recursive.given()) {
            return content.files().children(found);
        }
        List<UnionFile> all = new ArrayList<>();
        content.files().walk(found, all::add);
        return all.subList(1, all.size());
    }

    @Override
    public Manner manner(Host host) {
        return output.manner(host);
    }

    @Override
    public Help help() {
        return new Help(
                CommandName.LS,
                "[OPTION]… IMAGE [PATH]",
                """
                        Lists files as a container of the image would see them, each with the layer that brought it. Every byte
                        of the image is verified first.
                        """ + ImageOptions.FORMS,
                List.of(
                        new Example("ls alpine:3.20 /etc", "what is in a directory"),
                        new Example("ls -R --format json alpine:3.20", "everything, for a program"),
                        new Example("ls --untrusted rootfs:container.tar /tmp", "what a container has left there")));
    }
}
