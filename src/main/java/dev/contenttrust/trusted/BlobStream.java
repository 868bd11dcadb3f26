package dev.contenttrust.trusted;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.TrustException;
import dev.contenttrust.image.ContentMismatchException;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.ImageFileException;
import dev.contenttrust.registry.RegistryException;
import dev.contenttrust.transport.NetworkException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A blob's bytes as they come from a source, hashed as they pass. A transfer that breaks is taken up where it stopped. The end
 * is reached only if size and digest are right, so nothing read before the end may be used.
 *
 * <p>Reading throws {@link ContentMismatchException} where the blob is not what was promised, else whatever
 * {@link ImageSource#blob} throws once the {@link RetryPolicy} is at its end. For one thread.
 */
public final class BlobStream extends InputStream {
    private final ImageSource source;
    private final ImageReference name;
    private final Descriptor blob;
    private final RetryPolicy retries;
    private final Consumer<TrustException> interruptions;
    private final MessageDigest hasher;

    private Optional<InputStream> body = Optional.empty();
    private final long resumedAt;
    private long position;
    private int pieces;
    private int failures;
    private int fruitless;
    private boolean verified;

    /**
     * The blob from its start.
     *
     * @param interruptions hears of each failure after which another attempt is made
     */
    public BlobStream(
            ImageSource source,
            ImageReference name,
            Descriptor blob,
            RetryPolicy retries,
            Consumer<TrustException> interruptions) {
        this(source, name, blob, 0, blob.digest().algorithm().hasher(), retries, interruptions);
    }

    /**
     * The rest of a blob whose beginning is there already.
     *
     * @param position bytes that are there
     * @param hasher has seen those bytes
     */
    public BlobStream(
            ImageSource source,
            ImageReference name,
            Descriptor blob,
            long position,
            MessageDigest hasher,
            RetryPolicy retries,
            Consumer<TrustException> interruptions) {
        this.source = source;
        this.name = name;
        this.blob = blob;
        this.retries = retries;
        this.interruptions = interruptions;
        this.hasher = hasher;
        this.position = position;
        this.resumedAt = position;
    }

    /** Whether the bytes are of more than one transfer: then a wrong digest may be the fault of the seam. */
    public boolean pieced() {
        return resumedAt > 0 || pieces > 1;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        while (position < blob.size()) {
            try {
                int n = body().read(into, offset, (int) Math.min(length, blob.size() - position));
                if (n > 0) {
                    hasher.update(into, offset, n);
                    position += n;
                    fruitless = 0;
                    return n;
                }
                interrupted(endedEarly());
            } catch (NetworkException | RegistryException e) {
                interrupted(e);
            } catch (IOException e) {
                throw ImageFileException.reading(what(), e);
            }
        }
        verify();
        return -1;
    }

    private InputStream body() {
        if (body.isEmpty()) {
            pieces++;
            body = Optional.of(source.blob(name, blob, position));
        }
        return body.get();
    }

    private void interrupted(TrustException failure) {
        drop();
        failures++;
        fruitless++;
        boolean mayPass = failure instanceof ContentMismatchException || RetryPolicy.mayPass(failure);
        if (!mayPass
                || fruitless >= retries.fruitless()
                || failures >= retries.total()
                || Thread.currentThread().isInterrupted()) {
            throw failure;
        }
        interruptions.accept(failure);
        retries.pause().before(fruitless);
    }

    /** Some servers end a body quietly where the connection to their store breaks; so it is tried again. */
    private ContentMismatchException endedEarly() {
        return ContentMismatchException.size(what(), blob.digest(), blob.size(), Long.toString(position));
    }

    private void verify() {
        if (verified) {
            return;
        }
        if (more()) {
            throw ContentMismatchException.size(what(), blob.digest(), blob.size(), "more");
        }
        Digest got = Digest.ofHash(blob.digest().algorithm(), hasher.digest());
        if (!got.equals(blob.digest())) {
            throw ContentMismatchException.digest(what(), blob.digest(), got);
        }
        verified = true;
        drop();
    }

    /** A failure after the last byte changes nothing: the digest decides. */
    private boolean more() {
        try {
            return body.isPresent() && body.get().read() >= 0;
        } catch (NetworkException | IOException e) {
            return false;
        }
    }

    private String what() {
        return "the blob " + blob.digest() + " of " + name.name() + " from " + source.location();
    }

    private void drop() {
        Optional<InputStream> open = body;
        body = Optional.empty();
        try {
            if (open.isPresent()) {
                open.get().close();
            }
        } catch (IOException e) {
            // Nothing is read from it any more, and what was read stands.
        }
    }

    @Override
    public void close() {
        drop();
    }
}
