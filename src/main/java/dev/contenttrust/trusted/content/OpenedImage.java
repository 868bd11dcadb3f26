package dev.contenttrust.trusted.content;

import dev.contenttrust.Digest;
import dev.contenttrust.Platform;
import dev.contenttrust.image.ImageConfig;
import dev.contenttrust.image.Manifest.ImageManifest;
import dev.contenttrust.image.layer.LayerFacts;
import dev.contenttrust.image.layer.LayerVisitor;
import dev.contenttrust.image.layer.SeenLayer;
import dev.contenttrust.image.union.UnionBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An image that can be looked into. Reading a layer verifies it: as it is stored, against the manifest, and uncompressed,
 * against the configuration. What a visitor saw may be used once the reading has returned.
 */
public final class OpenedImage implements AutoCloseable {
    private final String name;
    private final Provenance provenance;
    private final Form form;
    private final LayerAccess access;

    OpenedImage(String name, Provenance provenance, Form form, LayerAccess access) {
        this.name = name;
        this.provenance = provenance;
        this.form = form;
        this.access = access;
    }

    /**
     * What an image is made of.
     *
     * @param manifest absent where there is none: Docker archives, file systems
     * @param id the configuration's digest, which engines show as the image id
     * @param config empty facts for a file system
     */
    record Form(Optional<ImageManifest> manifest, Optional<Digest> id, ImageConfig config, List<ImageLayer> layers) {
        Form {
            layers = List.copyOf(layers);
        }
    }

    /** Looks at layers as they are read. */
    @FunctionalInterface
    public interface LayerLooker {
        /** Nobody looks; the files are put together all the same. */
        LayerLooker NONE = layer -> (entry, content) -> {};

        /** Called before a layer is read, from the lowest; the visitor sees that layer's entries. */
        LayerVisitor at(ImageLayer layer);

        /**
         * What is known of a layer from before. If anything is, the layer is neither fetched nor read, and nobody sees its files:
         * to be given only for a layer whose two digests were verified together.
         */
        default Optional<SeenLayer> seen(ImageLayer layer) {
            return Optional.empty();
        }

        /** Called when a layer was read to its end and is what was promised. */
        default void finished(ImageLayer layer, LayerFacts facts) {}
    }

    /** As the user wrote it. */
    public String name() {
        return name;
    }

    public Provenance provenance() {
        return provenance;
    }

    /** The image's own manifest, for an index that of the platform. */
    public Optional<ImageManifest> manifest() {
        return form.manifest();
    }

    /** The digest of its own manifest. */
    public Optional<Digest> digest() {
        return form.manifest().map(manifest -> manifest.descriptor().digest());
    }

    /** The digest of its configuration. */
    public Optional<Digest> id() {
        return form.id();
    }

    public Optional<Platform> platform() {
        return form.config().platform();
    }

    public ImageConfig config() {
        return form.config();
    }

    /** From the lowest; a file system that is no image has one. */
    public List<ImageLayer> layers() {
        return form.layers();
    }

    /** Whether it is a whole file system rather than layers of one: then no name in it means that something is gone. */
    public boolean isFileSystem() {
        return access instanceof RootAccess;
    }

    /**
     * Reads one layer.
     *
     * @throws dev.contenttrust.TrustException if it is not what was promised, or cannot be had
     */
    public LayerFacts read(ImageLayer layer, LayerVisitor visitor) {
        return access.read(layer, visitor);
    }

    /** Reads all layers that the looker has not seen, each once, and puts their files together. */
    public ImageContent read(LayerLooker looker) {
        access.planned(layers());
        try {
            return readAll(looker);
        } finally {
            access.done();
        }
    }

    private ImageContent readAll(LayerLooker looker) {
        UnionBuilder union = new UnionBuilder();
        List<LayerFacts> facts = new ArrayList<>();
        for (ImageLayer layer : layers()) {
            LayerVisitor files = isFileSystem() ? union.root() : union.layer();
            Optional<SeenLayer> seen = looker.seen(layer);
            facts.add(seen.isPresent() ? shown(layer, seen.get(), files) : read(layer, looker, files));
        }
        return new ImageContent(facts, union.build());
    }

    private LayerFacts shown(ImageLayer layer, SeenLayer seen, LayerVisitor files) {
        try {
            seen.entries().show(files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        access.passed(layer);
        return seen.facts();
    }

    private LayerFacts read(ImageLayer layer, LayerLooker looker, LayerVisitor files) {
        LayerVisitor other = looker.at(layer);
        LayerFacts facts = read(layer, (entry, content) -> {
            files.entry(entry, InputStream.nullInputStream());
            other.entry(entry, content);
        });
        looker.finished(layer, facts);
        return facts;
    }

    @Override
    public void close() {
        access.close();
    }
}
