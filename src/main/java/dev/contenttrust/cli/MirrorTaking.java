package dev.contenttrust.cli;

import dev.contenttrust.ImageReference;
import dev.contenttrust.TrustException;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Progress;
import dev.contenttrust.cli.session.Session;
import dev.contenttrust.mirror.MirrorWriter;
import dev.contenttrust.mirror.RepositoryFiles;
import dev.contenttrust.mirror.RepositoryTaker;
import dev.contenttrust.mirror.Taken;
import dev.contenttrust.mirror.bundle.BundleStore;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.pull.Destination;
import dev.contenttrust.pull.ImagePuller;
import dev.contenttrust.report.BundleReport;
import dev.contenttrust.report.MirrorReport;
import dev.contenttrust.report.Outcome;
import dev.contenttrust.report.Outcome.Failed;
import dev.contenttrust.report.Report;
import dev.contenttrust.report.StampReport;
import dev.contenttrust.trusted.ImageSource;
import dev.contenttrust.trusted.RetryPolicy;
import dev.contenttrust.updater.source.MirrorDirectory;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A run of {@code trust mirror} that adds to a mirror, and what is done with the mirror once all is there. */
final class MirrorTaking {
    private final Session open;
    private final Console console;
    private final Teller teller;
    private final MirrorWriter mirror;
    private final Path directory;
    private boolean whole = true;

    MirrorTaking(Session open, Console console, Teller teller, MirrorWriter mirror, Path directory) {
        this.open = open;
        this.console = console;
        this.teller = teller;
        this.mirror = mirror;
        this.directory = directory;
    }

    /** Takes the metadata; whether all of it could be had. */
    boolean of(List<String> names) {
        Batch.run(names, name -> take(name).report(directory, Optional.empty()), this::tell);
        return whole;
    }

    /** The images besides. */
    boolean withImages(List<String> names) {
        try (ImageSource source = open.images()) {
            Batch.inTurn(names, name -> withImages(source, name), this::tell);
        }
        return whole;
    }

    private void tell(Outcome outcome) {
        whole &= !(outcome instanceof Failed);
        teller.tell(outcome);
    }

    private Step take(String name) {
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
    private Report withImages(ImageSource source, String name) {
        Step step = take(name);
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

    /** Has all of it stamped. */
    void stamp(URI authority) {
        try (Session.Stamper stamper = open.stamper(authority)) {
            Batch.inTurn(
                    List.of(authority.toString()),
                    name -> new StampReport(mirror.stamp(stamper.authority()), directory),
                    teller::tell);
        }
    }

    /** Attaches the evidence of a repository to its images in their new home. */
    void attach(String repository, ImageReference home) {
        BundleStore store = new BundleStore(open.registries(), home, RetryPolicy.standard());
        Batch.inTurn(
                List.of("registry:" + home.name()),
                place -> {
                    SignedRepository present = open.repository(Gun.parse(repository));
                    return new BundleReport(
                            present.gun(),
                            home,
                            store.attach(MirrorDirectory.open(directory), present, mirror.workDirectory()));
                },
                teller::tell);
    }
}
