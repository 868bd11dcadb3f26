package dev.contenttrust.cli;

import dev.contenttrust.ImageReference;
import dev.contenttrust.TrustException;
import dev.contenttrust.cli.Help.Example;
import dev.contenttrust.cli.Teller.Headings;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Manner;
import dev.contenttrust.cli.console.OutputOptions;
import dev.contenttrust.cli.console.Progress;
import dev.contenttrust.cli.option.Flag;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Value;
import dev.contenttrust.cli.session.Session;
import dev.contenttrust.cli.session.SessionOptions;
import dev.contenttrust.cli.session.Subjects;
import dev.contenttrust.image.layout.OciLayout;
import dev.contenttrust.mirror.MirrorCheck;
import dev.contenttrust.mirror.MirrorCheck.Checked;
import dev.contenttrust.mirror.MirrorWriter;
import dev.contenttrust.mirror.MirroredImages;
import dev.contenttrust.mirror.RepositoryFiles;
import dev.contenttrust.mirror.RepositoryTaker;
import dev.contenttrust.mirror.Taken;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.pull.Destination;
import dev.contenttrust.pull.ImagePuller;
import dev.contenttrust.report.MirrorCheckReport;
import dev.contenttrust.report.MirrorReport;
import dev.contenttrust.report.Report;
import dev.contenttrust.report.StampReport;
import dev.contenttrust.trusted.ImageSource;
import dev.contenttrust.trusted.OciLayoutImageSource;
import dev.contenttrust.updater.source.MirrorDirectory;
import dev.contenttrust.updater.source.MirrorProofs;
import dev.contenttrust.updater.source.TimeProof;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code trust mirror}. */
final class MirrorCommand implements Command {
    private final Subjects repositories;
    private final Value<Path> target;
    private final Value<Path> checked;
    private final Flag images;
    private final Value<URI> authority;
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
        output = new OutputOptions(options, List.of(OutputOptions.TABLE, OutputOptions.JSON));
        session = new SessionOptions(options);
    }

    @Override
    public ExitCode call(Console console) {
        if (target.get().isPresent() == checked.get().isPresent()) {
            throw new UsageException(
                    "either -o DIR or --check DIR is wanted",
                    target.get().isPresent() ? "both were given" : "neither was given",
                    "see -h for examples");
        }
        if (authority.get().isPresent() && (checked.get().isPresent() || !session.trustsTimeAuthorities())) {
            throw new UsageException(
                    "--tsa goes with -o and --tsa-ca",
                    checked.get().isPresent() ? "got --check" : "a stamp of nobody who is trusted proves nothing",
                    checked.get().isPresent()
                            ? "Leave out --tsa: --tsa-ca FILE says whose stamps count."
                            : "Add --tsa-ca FILE, the authority's root certificate in PEM.");
        }
        Teller teller = Teller.of(output, console, "trust-mirror", session.asOf(), Headings.NONE);
        try (Session open = session.open(console, Version.USER_AGENT)) {
            if (checked.get().isPresent()) {
                check(open, console, teller, checked.get().get());
            } else {
                take(open, console, teller, target.get().orElseThrow());
            }
        }
        return teller.end();
    }

    private void take(Session open, Console console, Teller teller, Path directory) {
        if (session.asOf().isPresent()) {
            throw new UsageException("a mirror is taken now", "--as-of was given", "Leave it out; --check takes it.");
        }
        List<String> names = repositories.read(console.host());
        try (MirrorWriter mirror = MirrorWriter.open(directory, open.now())) {
            if (!images.given()) {
                Batch.run(names, name -> take(open, mirror, name).report(directory, Optional.empty()), teller::tell);
            } else {
                try (ImageSource source = open.images()) {
                    Batch.inTurn(
                            names,
                            name -> takeWithImages(open, console, mirror, source, directory, name),
                            teller::tell);
                }
            }
            if (mirror.holds()) {
                authority.get().ifPresent(url -> stamp(open, mirror, directory, url, teller));
            }
        }
    }

    private static void stamp(Session open, MirrorWriter mirror, Path directory, URI url, Teller teller) {
        try (Session.Stamper stamper = open.stamper(url)) {
            Batch.inTurn(
                    List.of(url.toString()),
                    name -> new StampReport(mirror.stamp(stamper.authority()), directory),
                    teller::tell);
        }
    }

    private Step take(Session open, MirrorWriter mirror, String name) {
        Gun gun = Gun.parse(name);
        SignedRepository present = open.repository(gun);
        RepositoryFiles files = mirror.repository(gun);
        Taken taken = new RepositoryTaker(present, open.metadata(gun), files).take();
        mirror.add(gun, present.server(), files);
        return new Step(present, taken, files);
    }

    private record Step(SignedRepository present, Taken taken, RepositoryFiles files) {
        Report report(Path directory, Optional<Integer> copied) {
            return new MirrorReport(present, taken, directory, files.added(), files.bytesAdded(), copied);
        }
    }

    /** What cannot be copied is told at the end: it is no reason to leave out the other images. */
    private Report takeWithImages(
            Session open, Console console, MirrorWriter mirror, ImageSource source, Path directory, String name) {
        Step step = take(open, mirror, name);
        Destination layout = open.destination("oci:" + mirror.images(), OutputStream.nullOutputStream());
        Optional<TrustException> failure = Optional.empty();
        int copied = 0;
        for (SignedTag tag : step.present().released()) {
            ImageReference image = ImageReference.parse(tag.gun() + ":" + tag.tag());
            try (Progress progress = Progress.on(console)) {
                new ImagePuller(source).pull(image, tag, Optional.empty(), layout, progress);
                copied++;
            } catch (TrustException e) {
                failure = failure.or(() -> Optional.of(e));
            }
            mirror.sealImages();
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
        return step.report(directory, Optional.of(copied));
    }

    private void check(Session open, Console console, Teller teller, Path directory) {
        MirrorDirectory mirror = MirrorDirectory.open(directory);
        List<String> names = repositories.words().isEmpty()
                ? List.copyOf(mirror.index().repositories().keySet())
                : repositories.read(console.host());
        MirrorCheck check = open.check(mirror, proofs(open, console, teller, mirror));
        Optional<MirroredImages> copies =
                mirror.images().map(layout -> new MirroredImages(new OciLayoutImageSource(OciLayout.open(layout))));
        Batch.inTurn(
                names,
                name -> {
                    Checked found = check.check(Gun.parse(name));
                    return new MirrorCheckReport(found, directory, copies.map(all -> all.check(found.present())));
                },
                teller::tell);
    }

    /** One that is not in order is told of like a repository that is not. */
    private static List<TimeProof> proofs(Session open, Console console, Teller teller, MirrorDirectory mirror) {
        MirrorProofs proofs = mirror.proofs(open.timeAuthorities());
        List<String> names = proofs.names();
        if (open.timeAuthorities().isEmpty()) {
            if (!names.isEmpty()) {
                console.note("the mirror holds " + names.size() + (names.size() == 1 ? " time stamp" : " time stamps")
                        + ", not looked at: name the authority with --tsa-ca FILE");
            }
            return List.of();
        }
        List<TimeProof> sound = new ArrayList<>();
        for (String name : names) {
            try {
                sound.add(proofs.verify(name));
            } catch (TrustException e) {
                teller.tell(Batch.failed(MirrorProofs.DIRECTORY + "/" + name + MirrorProofs.ANSWER, e));
            }
        }
        return sound;
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
                "[OPTION]… REPO… -o DIR | --check DIR [REPO]…",
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
                        new Example("list alpine --server dir:evidence", "use it")));
    }
}
