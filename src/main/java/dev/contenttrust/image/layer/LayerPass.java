package dev.contenttrust.image.layer;

import dev.contenttrust.Digest;
import dev.contenttrust.image.ContentMismatchException;
import dev.contenttrust.image.inflate.BrokenCompressionException;
import dev.contenttrust.image.inflate.Compression;
import dev.contenttrust.image.inflate.CountedStream;
import dev.contenttrust.image.inflate.HashedStream;
import dev.contenttrust.image.inflate.ReadAhead;
import dev.contenttrust.image.inflate.ReadingStoppedException;
import dev.contenttrust.image.tar.BrokenArchiveException;
import dev.contenttrust.image.tar.TarSource;
import dev.contenttrust.image.tar.TarWalk;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Optional;

/** One layer on its way from blob to entries. */
final class LayerPass {
    private final String layer;
    private final Optional<Digest> diffId;
    private final LayerLimits limits;
    private final LayerVisitor visitor;
    private final UnreadList unread;
    private final Digest.Algorithm algorithm;
    private final MessageDigest hasher;
    private long tarBytes;
    private int entries;

    LayerPass(String layer, Optional<Digest> diffId, LayerLimits limits, LayerVisitor visitor) {
        this.layer = layer;
        this.diffId = diffId;
        this.limits = limits;
        this.visitor = visitor;
        this.unread = new UnreadList(layer);
        this.algorithm = diffId.map(Digest::algorithm).orElse(Digest.Algorithm.SHA256);
        this.hasher = algorithm.hasher();
    }

    /** Everything in this thread: for what is in memory already. */
    LayerFacts here(Compression compression, InputStream blob) throws IOException {
        CountedStream compressed = new CountedStream(blob);
        Optional<Digest> read;
        try (InputStream tar = new HashedStream(InflatedStream.of(compression, compressed, limits), hasher)) {
            read = archive(tar);
        } catch (ReadingStoppedException | BrokenCompressionException e) {
            read = stopped(e, compressed);
        }
        return facts(compression, compressed, read);
    }

    /** Fetching, inflating, hashing and looking each in a thread. */
    LayerFacts threaded(Compression compression, InputStream blob) throws IOException {
        try (ReadAhead fetched = new ReadAhead("fetch", blob)) {
            CountedStream compressed = new CountedStream(fetched);
            Optional<Digest> read;
            try (ReadAhead tar = new ReadAhead("inflate", InflatedStream.of(compression, compressed, limits));
                    ReadAhead hashed = new ReadAhead("hash", new HashedStream(tar, hasher))) {
                read = archive(tar, hashed, compressed);
            } catch (ReadingStoppedException e) {
                read = stopped(e, compressed);
            }
            return facts(compression, compressed, read);
        }
    }

    private Optional<Digest> archive(ReadAhead tar, ReadAhead hashed, CountedStream compressed) throws IOException {
        try {
            return archive(hashed);
        } catch (ReadingStoppedException | BrokenCompressionException e) {
            hashed.end();
            tar.end();
            return stopped(e, compressed);
        }
    }

    /** The diff id of what was read. */
    private Optional<Digest> archive(InputStream tar) throws IOException {
        TarSource source = new TarSource(tar, limits.headerBytes(), limits.work());
        LayerEntries layerEntries = new LayerEntries(limits, unread, visitor);
        try {
            new TarWalk(source).walk(layerEntries);
        } catch (BrokenArchiveException e) {
            unread.rest("its archive is broken: " + e.getMessage());
        } finally {
            entries = layerEntries.count();
            tarBytes = source.position();
        }
        source.drain();
        tarBytes = source.position();
        return Optional.of(Digest.ofHash(algorithm, hasher.digest()));
    }

    /** The blob itself is read to its end, so that what was seen of it is known to be what was promised. */
    private Optional<Digest> stopped(IOException e, CountedStream compressed) throws IOException {
        compressed.drain();
        if (e instanceof BrokenCompressionException && diffId.isPresent()) {
            throw new ContentMismatchException(layer + ", uncompressed,", diffId.get(), String.valueOf(e.getMessage()));
        }
        unread.rest(String.valueOf(e.getMessage()));
        return Optional.empty();
    }

    private LayerFacts facts(Compression compression, CountedStream compressed, Optional<Digest> read)
            throws IOException {
        compressed.drain();
        if (read.isPresent() && diffId.isPresent() && !read.equals(diffId)) {
            throw ContentMismatchException.digest(layer + ", uncompressed,", diffId.get(), read.get());
        }
        return new LayerFacts(compression, compressed.count(), tarBytes, read, entries, unread.list());
    }
}
