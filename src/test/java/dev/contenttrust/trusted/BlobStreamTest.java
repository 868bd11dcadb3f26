package dev.contenttrust.trusted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.ImageReference;
import dev.contenttrust.TrustException;
import dev.contenttrust.image.ContentMismatchException;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.ImageFileException;
import dev.contenttrust.transport.NetworkException;
import dev.contenttrust.trusted.MemoryImageSource.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlobStreamTest {
    private static final ImageReference NAME = ImageReference.parse("registry.example.com/app:1");

    private final MemoryImageSource source = new MemoryImageSource();
    private final List<TrustException> interruptions = new ArrayList<>();
    private final List<Integer> pauses = new ArrayList<>();
    private final RetryPolicy retries = new RetryPolicy(3, 2000, pauses::add);
    private final byte[] bytes = new byte[1000];
    private final Descriptor blob;

    BlobStreamTest() {
        new Random(3).nextBytes(bytes);
        this.blob = source.blob("application/octet-stream", bytes);
    }

    @Test
    void an_honest_blob_is_read_to_its_end() throws IOException {
        assertThat(open().readAllBytes()).isEqualTo(bytes);
        assertThat(source.requests()).containsExactly(new Request(blob.digest(), 0));
    }

    @Test
    void an_empty_blob_is_verified_without_asking_for_it() throws IOException {
        Descriptor empty = source.blob("application/octet-stream", new byte[0]);
        assertThat(new BlobStream(source, NAME, empty, retries, interruptions::add).readAllBytes())
                .isEmpty();
        assertThat(source.requests()).isEmpty();
    }

    @Test
    void a_transfer_that_breaks_at_every_byte_gets_there() throws IOException {
        source.serve(blob.digest(), (offset, honest) -> new BrokenStream(honest, offset, offset + 1));
        BlobStream in = open();
        assertThat(in.readAllBytes()).isEqualTo(bytes);
        assertThat(in.pieced()).isTrue();
        assertThat(source.requests()).hasSize(1000);
        assertThat(interruptions).hasSize(999).hasOnlyElementsOfType(NetworkException.class);
    }

    @Test
    void a_transfer_that_does_not_move_is_given_up() {
        source.serve(blob.digest(), (offset, honest) -> new BrokenStream(honest, offset, 500));
        assertThatThrownBy(() -> open().readAllBytes()).isInstanceOf(NetworkException.class);
        assertThat(source.requests()).extracting(Request::offset).containsExactly(0L, 500L, 500L);
        assertThat(pauses).containsExactly(1, 2);
    }

    @Test
    void a_transfer_that_moves_too_little_for_too_long_is_given_up() {
        source.serve(blob.digest(), (offset, honest) -> new BrokenStream(honest, offset, offset + 1));
        RetryPolicy impatient = new RetryPolicy(3, 10, attempt -> {});
        assertThatThrownBy(() -> new BlobStream(source, NAME, blob, impatient, interruptions::add).readAllBytes())
                .isInstanceOf(NetworkException.class);
        assertThat(source.requests()).hasSize(10);
    }

    @Test
    void a_body_that_ends_early_is_taken_up_again() throws IOException {
        source.serve(
                blob.digest(),
                (offset, honest) -> new ByteArrayInputStream(honest, (int) offset, offset == 0 ? 400 : 600));
        assertThat(open().readAllBytes()).isEqualTo(bytes);
        assertThat(source.requests()).extracting(Request::offset).containsExactly(0L, 400L);
    }

    @Test
    void a_body_that_is_always_too_short_is_a_mismatch() {
        source.serve(
                blob.digest(),
                (offset, honest) -> new ByteArrayInputStream(honest, (int) offset, Math.max(0, 400 - (int) offset)));
        assertThatThrownBy(() -> open().readAllBytes())
                .isInstanceOf(ContentMismatchException.class)
                .hasMessageContaining("expected 1000 bytes, got 400");
    }

    @Test
    void a_longer_body_is_a_mismatch() {
        source.serve(blob.digest(), (offset, honest) -> new ByteArrayInputStream(Arrays.copyOf(honest, 1001)));
        assertThatThrownBy(() -> open().readAllBytes())
                .isInstanceOf(ContentMismatchException.class)
                .hasMessageContaining("got more");
    }

    @Test
    void an_endless_body_is_left_at_the_blobs_size() {
        source.serve(blob.digest(), (offset, honest) -> new EndlessStream());
        assertThatThrownBy(() -> open().readAllBytes()).isInstanceOf(ContentMismatchException.class);
    }

    @Test
    void other_bytes_are_a_mismatch_and_the_end_is_not_reached() throws IOException {
        bytes[999] ^= 1;
        BlobStream in = open();
        assertThat(in.readNBytes(1000)).hasSize(1000);
        assertThatThrownBy(in::read)
                .isInstanceOf(ContentMismatchException.class)
                .hasMessageContaining("memory");
        assertThat(in.pieced()).isFalse();
    }

    @Test
    void what_is_there_already_is_not_asked_for() throws IOException {
        MessageDigest hasher = blob.digest().algorithm().hasher();
        hasher.update(bytes, 0, 300);
        BlobStream in = new BlobStream(source, NAME, blob, 300, hasher, retries, interruptions::add);
        assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 300, 1000));
        assertThat(in.pieced()).isTrue();
        assertThat(source.requests()).containsExactly(new Request(blob.digest(), 300));
    }

    @Test
    void a_failure_after_the_last_byte_changes_nothing() throws IOException {
        source.serve(blob.digest(), (offset, honest) -> new BrokenStream(honest, offset, 1000));
        assertThat(open().readAllBytes()).isEqualTo(bytes);
    }

    @Test
    void a_blob_that_the_source_lacks_is_not_asked_for_twice() {
        source.lose(blob.digest());
        assertThatThrownBy(() -> open().read())
                .isInstanceOfSatisfying(
                        NotServedException.class, e -> assertThat(e.digest()).isEqualTo(blob.digest()));
        assertThat(source.requests()).hasSize(1);
    }

    @Test
    void a_failure_of_the_local_disk_is_one() {
        source.serve(blob.digest(), (offset, honest) -> closed());
        assertThatThrownBy(() -> open().readAllBytes())
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("Stream closed");
    }

    private BlobStream open() {
        return new BlobStream(source, NAME, blob, retries, interruptions::add);
    }

    private static InputStream closed() {
        try {
            InputStream stream = InputStream.nullInputStream();
            stream.close();
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
