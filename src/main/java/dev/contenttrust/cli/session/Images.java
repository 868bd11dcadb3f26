package dev.contenttrust.cli.session;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.RawBytes;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.session.ImageName.Kind;
import dev.contenttrust.cli.session.ImageOptions.Vouching;
import dev.contenttrust.image.ContentMismatchException;
import dev.contenttrust.image.Manifest.ImageManifest;
import dev.contenttrust.image.UnsupportedImageException;
import dev.contenttrust.image.layer.LayerLimits;
import dev.contenttrust.image.layout.DockerArchiveFile;
import dev.contenttrust.image.layout.DockerArchiveFile.SavedImage;
import dev.contenttrust.image.layout.OciArchiveFile;
import dev.contenttrust.image.layout.OciLayout;
import dev.contenttrust.trusted.ImageSource;
import dev.contenttrust.trusted.NoSuchTagException;
import dev.contenttrust.trusted.OtherDigestServedException;
import dev.contenttrust.trusted.RetryPolicy;
import dev.contenttrust.trusted.SignerDemand;
import dev.contenttrust.trusted.TrustedImage;
import dev.contenttrust.trusted.content.ImageOpener;
import dev.contenttrust.trusted.content.OpenedImage;
import dev.contenttrust.trusted.content.Provenance;

/** Opens the images that a command is about, each with the word of whoever vouches for it. Safe for use by several threads. */
public final class Images {
    private final Session session;
    private final ImageOptions options;
    private final Vouching vouching;
    private final SignerDemand demand;
    private final ImageOpener opener;

    /**
     * @param demand who must have signed
     * @throws UsageException if the options contradict each other
     */
    public Images(Session session, ImageOptions options, SignerDemand demand, Console console) {
        this.session = session;
        this.options = options;
        this.vouching = options.vouching();
        this.demand = demand;
        this.opener = new ImageOpener(
                options.platform(), RetryPolicy.standard(), new ReadProgress(console), LayerLimits.standard());
    }

    /**
     * Opens an image; {@link ImageOptions#FORMS} says how they are named.
     *
     * @throws dev.contenttrust.TrustException if nobody vouches for it, or it cannot be had
     */
    public OpenedImage open(String text) {
        ImageName name = ImageName.parse(text);
        requireWord(name);
        return open(text, name);
    }

    /**
     * The same for what is held against another image: a file system needs no waiver there, as nobody could vouch for it.
     *
     * @throws dev.contenttrust.TrustException if nobody vouches for it, or it cannot be had
     */
    public OpenedImage openOther(String text) {
        ImageName name = ImageName.parse(text);
        if (name.kind() != Kind.ROOT) {
            requireWord(name);
        }
        return open(text, name);
    }

    private OpenedImage open(String text, ImageName name) {
        return switch (name.kind()) {
            case REGISTRY -> closing(session.images(), source -> registry(text, source));
            case LAYOUT -> closing(LocalImages.of(OciLayout.open(name.path())), local -> layout(name, local));
            case LAYOUT_ARCHIVE ->
                closing(LocalImages.of(OciArchiveFile.open(name.path())), local -> layout(name, local));
            case DOCKER_ARCHIVE -> closing(DockerArchiveFile.open(name.path()), file -> saved(name, file));
            case ROOT -> opener.openRoot(text, name.path());
        };
    }

    private void requireWord(ImageName name) {
        if (name.kind() == Kind.REGISTRY || vouching.waived()) {
            return;
        }
        if (name.kind() == Kind.ROOT && vouching.as().isPresent()) {
            throw new UsageException(
                    "no signature can be held against " + name.text(),
                    "a file system has no digest that anybody signs",
                    "Say --untrusted.");
        }
        if (vouching.as().isEmpty()) {
            throw new UsageException(
                    "nobody vouches for " + name.text(),
                    "a local file says nothing of who signed it",
                    "Say --as REPO:TAG to hold it against a signature, or --untrusted to do without.");
        }
    }

    private interface Opening<T> {
        OpenedImage open(T from);
    }

    /** What was opened to open an image is closed with it, or here if there is none. */
    private static <T extends AutoCloseable> OpenedImage closing(T from, Opening<T> opening) {
        try {
            return opening.open(from);
        } catch (RuntimeException e) {
            try {
                from.close();
            } catch (Exception suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    private OpenedImage registry(String text, ImageSource source) {
        ImageReference image = ImageReference.parse(text).withDefaultTag();
        if (vouching.waived()) {
            return opener.open(text, image, served(image, source), source, new Provenance.Untrusted(source.location()));
        }
        if (vouching.as().isPresent()) {
            TrustedImage signed = signed();
            require(signed, served(image, source), source.location());
            return opener.open(text, image, signed.signed().digest(), source, by(signed, source));
        }
        TrustedImage signed = session.resolve(image, demand);
        session.contentTrust().verify(signed, options.platform(), source);
        return opener.open(text, signed.reference(), signed.signed().digest(), source, by(signed, source));
    }

    private static Digest served(ImageReference image, ImageSource source) {
        return image.digest()
                .or(() -> source.digestOf(image, image.tag().orElseThrow()))
                .orElseThrow(() -> new NoSuchTagException(image, source.location()));
    }

    private TrustedImage signed() {
        return session.resolve(vouching.as().orElseThrow(), demand);
    }

    private static Provenance by(TrustedImage signed, ImageSource source) {
        return new Provenance.Signed(signed, source.location());
    }

    private static void require(TrustedImage signed, Digest digest, String location) {
        if (!digest.equals(signed.signed().digest())) {
            throw new OtherDigestServedException(signed.signed(), digest, location);
        }
    }

    private OpenedImage layout(ImageName name, LocalImages local) {
        if (vouching.waived()) {
            return opener.open(
                    name.text(),
                    LocalImages.NAMELESS,
                    local.chosen(name).digest(),
                    local.source(),
                    new Provenance.Untrusted(local.source().location()));
        }
        TrustedImage signed = signed();
        Digest digest = signed.signed().digest();
        if (name.entry().isPresent() || !local.has(digest)) {
            require(
                    signed,
                    local.source().signedOrSelf(local.chosen(name)),
                    local.source().location());
        }
        return opener.open(name.text(), signed.reference(), digest, local.source(), by(signed, local.source()));
    }

    private OpenedImage saved(ImageName name, DockerArchiveFile file) {
        SavedImage image = LocalImages.chosen(name, file);
        if (vouching.waived()) {
            return opener.open(name.text(), file, image, new Provenance.Untrusted(file.description()));
        }
        TrustedImage signed = signed();
        requireSigned(signed, file, image);
        return opener.open(name.text(), file, image, new Provenance.Signed(signed, file.description()));
    }

    /** The archive has no manifest; but the signed one names the configuration, and that the layers. */
    private void requireSigned(TrustedImage signed, DockerArchiveFile file, SavedImage image) {
        RawBytes config = image.config()
                .orElseThrow(() -> new UnsupportedImageException(
                        "no signature can be held against " + file.description(),
                        "an archive of this old form holds no digest",
                        "Say --untrusted, or save the image anew."));
        try (ImageSource source = session.images()) {
            ImageManifest manifest =
                    opener.image(signed.reference(), signed.signed().digest(), source);
            Digest expected = manifest.config().digest();
            if (!expected.isOf(config)) {
                throw ContentMismatchException.digest(
                        "the configuration in " + file.description(), expected, config.sha256());
            }
        }
    }
}
