package dev.contenttrust.cli;

import dev.contenttrust.ImageReference;
import dev.contenttrust.TrustException;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.session.Session;
import dev.contenttrust.image.layout.OciLayout;
import dev.contenttrust.mirror.MirrorCheck;
import dev.contenttrust.mirror.MirrorCheck.Checked;
import dev.contenttrust.mirror.MirroredImages;
import dev.contenttrust.mirror.bundle.BundleStore;
import dev.contenttrust.mirror.bundle.BundleStore.Restored;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.report.MirrorCheckReport;
import dev.contenttrust.trusted.OciLayoutImageSource;
import dev.contenttrust.trusted.RetryPolicy;
import dev.contenttrust.updater.source.MirrorDirectory;
import dev.contenttrust.updater.source.MirrorProofs;
import dev.contenttrust.updater.source.TimeProof;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A run of {@code trust mirror} that checks what was taken, or brings it back. */
final class MirrorChecking {
    private final Session open;
    private final Console console;
    private final Teller teller;

    MirrorChecking(Session open, Console console, Teller teller) {
        this.open = open;
        this.console = console;
        this.teller = teller;
    }

    /** Checks repositories of a mirror, its images and its time stamps. */
    void check(MirrorDirectory mirror, Path directory, List<String> names) {
        List<TimeProof> proofs = proofs(
                mirror,
                (name, failure) ->
                        teller.tell(Batch.failed(MirrorProofs.DIRECTORY + "/" + name + MirrorProofs.ANSWER, failure)));
        MirrorCheck check = open.check(mirror, proofs);
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

    /** Makes a mirror of the evidence that is attached to an image. */
    void restore(ImageReference image, Path directory) {
        BundleStore store = new BundleStore(open.registries(), image, RetryPolicy.standard());
        Batch.inTurn(
                List.of("registry:" + image),
                place -> {
                    Restored restored = store.restore(directory, this::check);
                    restored.refused()
                            .forEach(why -> console.caution("passed over newer evidence: " + why.getMessage()));
                    return new MirrorCheckReport(restored.checked(), directory, Optional.empty());
                },
                teller::tell);
    }

    private Checked check(MirrorDirectory mirror, Gun gun) {
        List<TimeProof> proofs = proofs(
                mirror,
                (name, failure) ->
                        console.caution("the time stamp " + name + " does not count: " + failure.getMessage()));
        return open.check(mirror, proofs).check(gun);
    }

    private List<TimeProof> proofs(MirrorDirectory mirror, BiConsumer<String, TrustException> refused) {
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
                refused.accept(name, e);
            }
        }
        return sound;
    }
}
