package dev.contenttrust.mirror.bundle;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.TrustException;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.image.Manifest.ImageManifest;
import dev.contenttrust.mirror.MirrorCheck.Checked;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.registry.Referrer;
import dev.contenttrust.registry.RegistryClient;
import dev.contenttrust.registry.RegistryException;
import dev.contenttrust.transport.NetworkException;
import dev.contenttrust.transport.auth.AuthenticationException;
import dev.contenttrust.trusted.BlobStream;
import dev.contenttrust.trusted.ImageSource;
import dev.contenttrust.trusted.RegistryImageSource;
import dev.contenttrust.trusted.RetryPolicy;
import dev.contenttrust.updater.source.MirrorDirectory;
import dev.contenttrust.updater.source.MirrorException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** The evidence of a repository in the new home of its images: attached to each as a referrer, and fetched from there. */
public final class BundleStore {
    /** Of one image; who attaches more hides something among them. */
    static final int ATTACHED_MAX = 16;

    /** In bytes; ten thousand timestamps with all that they lead to have some twenty million. */
    static final long LENGTH_MAX = 1L << 30;

    private final RegistryClient registry;
    private final ImageReference home;
    private final RetryPolicy retries;

    /** @param home the repository in the registry; for fetching with the image's tag or digest */
    public BundleStore(RegistryClient registry, ImageReference home, RetryPolicy retries) {
        this.registry = registry;
        this.home = home;
        this.retries = retries;
    }

    /**
     * What was attached.
     *
     * @param bundle the digest of the packed evidence
     * @param images to which it is attached now, by digest, each with its tags
     * @param missing released tags whose image is not there
     */
    public record Stored(Digest bundle, long length, Map<Digest, List<String>> images, List<String> missing) {}

    /**
     * Attaches a repository's evidence to every signed image that is there. What is attached already stays as it is.
     *
     * @param present whose released tags count
     * @param work a directory to pack it in
     * @throws NoBundlePlaceException if none of the images is there
     */
    public Stored attach(MirrorDirectory mirror, SignedRepository present, Path work) {
        Map<Digest, List<SignedTag>> signed = new LinkedHashMap<>();
        present.released()
                .forEach(tag -> signed.computeIfAbsent(tag.digest(), digest -> new ArrayList<>())
                        .add(tag));
        Map<Digest, List<String>> images = new LinkedHashMap<>();
        List<Descriptor> subjects = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        signed.forEach((digest, tags) -> {
            List<String> names = tags.stream().map(SignedTag::tag).toList();
            Optional<Manifest> image = retries.ask(
                    () -> registry.manifest(home, digest, tags.get(0).length()));
            image.ifPresent(found -> subjects.add(found.descriptor()));
            image.ifPresentOrElse(found -> images.put(digest, names), () -> missing.addAll(names));
        });
        if (images.isEmpty()) {
            throw NoBundlePlaceException.noImage(home, present.gun(), signed.size());
        }
        String gun = present.gun().toString();
        try (Bundle bundle = Bundle.pack(mirror, gun, work)) {
            push(BundleManifest.EMPTY, bundle.empty());
            push(bundle.descriptor(), bundle.file());
            subjects.forEach(subject -> attach(gun, bundle, subject));
            return new Stored(bundle.descriptor().digest(), bundle.descriptor().size(), images, missing);
        }
    }

    private void attach(String gun, Bundle bundle, Descriptor subject) {
        Instant taken = bundle.repository().taken();
        Manifest manifest = BundleManifest.of(gun, taken, bundle.descriptor(), subject);
        Referrer shown = BundleManifest.referrer(manifest, gun, taken);
        retries.ask(() -> {
            registry.putReferrer(home, manifest, subject.digest(), shown);
            return shown;
        });
    }

    private void push(Descriptor blob, Path file) {
        retries.ask(() -> {
            if (!registry.hasBlob(home, blob)) {
                registry.beginUpload(home, blob, Optional.empty())
                        .ifPresent(uri -> registry.upload(home, blob, uri, new FileBody(file, blob.size())));
            }
            return blob;
        });
    }

    /**
     * What was brought back.
     *
     * @param checked as it was signed
     * @param refused others that are attached to the image too, and why they do not count
     */
    public record Restored(Checked checked, List<TrustException> refused) {}

    /**
     * Makes a mirror of the newest evidence that is attached to an image and verifies; it appears as a whole or not at all.
     *
     * @param directory there must be nothing, or an empty directory
     * @param check verifies a mirror that holds one repository
     * @throws NoBundlePlaceException if there is no such image, or nothing is attached to it
     * @throws TrustException if none verifies: what is wrong with the newest
     */
    public Restored restore(Path directory, BiFunction<MirrorDirectory, Gun, Checked> check) {
        Digest image = image();
        List<Referrer> attached = attached(image);
        if (attached.isEmpty()) {
            throw NoBundlePlaceException.nothingAttached(home, image);
        }
        List<TrustException> refused = new ArrayList<>();
        try (Staging staging = Staging.beside(directory)) {
            for (Referrer one : attached) {
                try {
                    Path mirror = staging.mirror();
                    fetch(one, staging.packed());
                    new BundleReader(where(one), mirror).unpack(staging.packed());
                    Checked checked = verified(MirrorDirectory.open(mirror), one, image, check);
                    staging.settle();
                    return new Restored(checked, refused);
                } catch (NetworkException | RegistryException | AuthenticationException | MirrorException e) {
                    throw e;
                } catch (TrustException e) {
                    refused.add(e);
                } catch (IOException e) {
                    throw Staging.unwritable(directory, e);
                }
            }
        }
        throw refused.get(0);
    }

    private Digest image() {
        if (home.digest().isPresent()) {
            return home.digest().get();
        }
        ImageReference tagged = home.withDefaultTag();
        return retries.ask(() -> registry.digestOf(home, tagged.tag().orElseThrow()))
                .orElseThrow(() -> NoBundlePlaceException.noTag(tagged));
    }

    /** The newest first, as far as the list says so: what verifies decides. */
    private List<Referrer> attached(Digest image) {
        return retries.ask(() -> registry.referrers(home, image)).stream()
                .filter(one -> one.artifactType()
                        .filter(BundleManifest.ARTIFACT_TYPE::equals)
                        .isPresent())
                .sorted(Comparator.comparing((Referrer one) -> one.descriptor()
                                .annotation(BundleManifest.CREATED)
                                .orElse(""))
                        .reversed())
                .limit(ATTACHED_MAX)
                .toList();
    }

    private String where(Referrer one) {
        return home.name() + "@" + one.descriptor().digest();
    }

    private void fetch(Referrer one, Path file) throws IOException {
        Digest digest = one.descriptor().digest();
        Manifest manifest = retries.ask(() -> registry.manifest(home, digest, Manifest.LENGTH_MAX))
                .orElseThrow(
                        () -> new BundleException(where(one), "the registry lists it, and does not have it", null));
        if (!(manifest instanceof ImageManifest artifact)
                || artifact.layers().size() != 1
                || !artifact.layers().get(0).mediaType().equals(BundleManifest.LAYER_TYPE)) {
            throw new BundleException(where(one), "expected one layer of the type " + BundleManifest.LAYER_TYPE, null);
        }
        Descriptor layer = artifact.layers().get(0);
        if (layer.size() > LENGTH_MAX) {
            throw new BundleException(where(one), "it is longer than " + LENGTH_MAX + " bytes", null);
        }
        ImageSource source = new RegistryImageSource(registry, home.domain());
        try (InputStream in = new BlobStream(source, home, layer, retries, failure -> {})) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Evidence that does not sign the image that it is attached to is another image's. */
    private Checked verified(
            MirrorDirectory mirror, Referrer one, Digest image, BiFunction<MirrorDirectory, Gun, Checked> check) {
        Set<String> guns = mirror.index().repositories().keySet();
        if (guns.size() != 1) {
            throw new BundleException(where(one), "expected one repository in it, found " + guns.size(), null);
        }
        Checked checked = check.apply(mirror, Gun.parse(guns.iterator().next()));
        if (checked.present().released().stream().noneMatch(tag -> tag.digest().equals(image))) {
            throw new BundleException(where(one), "it does not sign the image that it is attached to", null);
        }
        return checked;
    }
}
