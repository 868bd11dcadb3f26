package dev.contenttrust.cli;

import dev.contenttrust.ImageReference;
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
import dev.contenttrust.mirror.MirrorWriter;
import dev.contenttrust.updater.source.MirrorDirectory;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** {@code trust mirror}. */
final class MirrorCommand implements Command {
    private static final String REGISTRY = "registry:";

    private final Subjects repositories;
    private final Value<Path> target;
    private final Value<Path> checked;
    private final Flag images;
    private final Value<URI> authority;
    private final Value<ImageReference> home;
    private final Value<ImageReference> origin;
    private final OutputOptions output;
    private final SessionOptions session;

    MirrorCommand(OptionTable options) {
        repositories = new Subjects(options, "REPO", "repository");
        target = options.value("-o, --output", "DIR", Path::of, "the mirror to begin or to add to");
        checked = options.value(
                "--check", "DIR", Path::of, "check a mirror to its last byte; without REPO, all that it holds");
        images = options.flag("--images", "the image of every released tag besides, for all its platforms");
        authority = options.value(
                "--tsa",
                "URL",
                MirrorCommand::authority,
                "have this time-stamping authority (RFC 3161) say that all of it\nis there now; with --tsa-ca");
        home = options.value(
                "--to",
                "registry:HOST/NAME",
                MirrorCommand::home,
                "attach the evidence of the one REPO to its images there");
        origin = options.value(
                "--from",
                "registry:HOST/NAME[:TAG|@DIGEST]",
                MirrorCommand::place,
                "make the mirror of the evidence that is attached to this image");
        output = new OutputOptions(options, List.of(OutputOptions.TABLE, OutputOptions.JSON));
        session = new SessionOptions(options);
    }

    @Override
    public ExitCode call(Console console) {
        requireSense();
        Teller teller = Teller.of(output, console, "trust-mirror", session.asOf(), Headings.NONE);
        try (Session open = session.open(console, Version.USER_AGENT)) {
            if (checked.get().isPresent()) {
                check(open, console, teller, checked.get().get());
            } else if (origin.get().isPresent()) {
                new MirrorChecking(open, console, teller)
                        .restore(origin.get().get(), target.get().orElseThrow());
            } else {
                take(open, console, teller, target.get().orElseThrow());
            }
        }
        return teller.end();
    }

    private void requireSense() {
        if (target.get().isPresent() == checked.get().isPresent()) {
            throw new UsageException(
                    "either -o DIR or --check DIR is wanted",
                    target.get().isPresent() ? "both were given" : "neither was given",
                    "see -h for examples");
        }
        boolean taking = target.get().isPresent() && origin.get().isEmpty();
        if (!taking && (authority.get().isPresent() || home.get().isPresent() || images.given())) {
            throw new UsageException(
                    "--images, --tsa and --to go with REPO… -o DIR",
                    "got " + (checked.get().isPresent() ? "--check" : "--from"),
                    "Leave them out; --tsa-ca FILE says whose stamps count.");
        }
        if (origin.get().isPresent()
                && (checked.get().isPresent() || !repositories.words().isEmpty())) {
            throw new UsageException(
                    "--from goes with -o DIR alone",
                    checked.get().isPresent() ? "got --check" : "got a repository",
                    "The evidence says whose it is.");
        }
        if (authority.get().isPresent() && !session.trustsTimeAuthorities()) {
            throw new UsageException(
                    "--tsa goes with --tsa-ca",
                    "a stamp of nobody who is trusted proves nothing",
                    "Add --tsa-ca FILE, the authority's root certificate in PEM.");
        }
    }

    private void take(Session open, Console console, Teller teller, Path directory) {
        if (session.asOf().isPresent()) {
            throw new UsageException("a mirror is taken now", "--as-of was given", "Leave it out; --check takes it.");
        }
        List<String> names = repositories.read(console.host());
        if (home.get().isPresent() && names.size() != 1) {
            throw new UsageException(
                    "--to takes one repository", "got " + names.size(), "Run it once for each, with the home of each.");
        }
        try (MirrorWriter mirror = MirrorWriter.open(directory, open.now())) {
            MirrorTaking taking = new MirrorTaking(open, console, teller, mirror, directory);
            boolean whole = images.given() ? taking.withImages(names) : taking.of(names);
            if (mirror.holds()) {
                authority.get().ifPresent(taking::stamp);
            }
            if (whole) {
                home.get().ifPresent(place -> taking.attach(names.get(0), place));
            }
        }
    }

    private void check(Session open, Console console, Teller teller, Path directory) {
        MirrorChecking checking = new MirrorChecking(open, console, teller);
        MirrorDirectory mirror = MirrorDirectory.open(directory);
        checking.check(
                mirror,
                directory,
                repositories.words().isEmpty()
                        ? List.copyOf(mirror.index().repositories().keySet())
                        : repositories.read(console.host()));
    }

    private static ImageReference home(String text) {
        ImageReference place = place(text);
        if (place.tag().isPresent() || place.digest().isPresent()) {
            throw new UsageException(
                    "\"" + text + "\" names one image",
                    "the evidence belongs to all that are signed",
                    "Leave out tag and digest.");
        }
        return place;
    }

    private static ImageReference place(String text) {
        if (!text.startsWith(REGISTRY)) {
            throw new UsageException("\"" + text + "\" is no place in a registry", "expected registry:HOST/NAME", "");
        }
        return ImageReference.parse(text.substring(REGISTRY.length()));
    }

    private static URI authority(String text) {
        try {
            URI url = new URI(text);
            if (("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Said below.
        }
        throw new UsageException(
                "\"" + text + "\" is no address of a time-stamping authority",
                "expected http://HOST/… or https://HOST/…",
                "");
    }

    @Override
    public Manner manner(Host host) {
        return output.manner(host);
    }

    @Override
    public Help help() {
        return new Help(
                CommandName.MIRROR,
                "[OPTION]… REPO… -o DIR | --check DIR [REPO]… | --from registry:IMAGE -o DIR",
                """
                        Keeps the evidence: every version of the metadata that a trust server still has, verified as it is taken,
                        in a directory that --server dir:DIR reads in the server's place. Run again, it adds what is new. With
                        --check, everything that a mirror holds is verified to its last byte.\
                        """,
                List.of(
                        new Example(
                                "mirror alpine registry.example.com/team/app -o evidence", "before the server goes"),
                        new Example("mirror -f repositories.txt -o evidence --images", "the signed images too"),
                        new Example(
                                "mirror -f repositories.txt -o evidence --tsa http://timestamp.example.com --tsa-ca tsa.pem",
                                "with proof that it was there today"),
                        new Example("mirror --check evidence", "is it all still as it was signed?"),
                        new Example(
                                "mirror alpine -o evidence --to registry:new.example.com/alpine",
                                "beside the images in their new home"),
                        new Example("mirror --from registry:new.example.com/alpine:3.20 -o evidence", "and back"),
                        new Example("list alpine --server dir:evidence", "use it")));
    }
}
