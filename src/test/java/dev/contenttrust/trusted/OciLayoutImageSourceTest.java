package dev.contenttrust.trusted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.image.Annotation;
import dev.contenttrust.image.ContentMismatchException;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.MediaType;
import dev.contenttrust.image.layout.OciLayout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OciLayoutImageSourceTest {
    private static final ImageReference ALPINE = ImageReference.parse("alpine");
    private static final byte[] INDEX = bytes("{\"schemaVersion\":2,\"manifests\":[]}");
    private static final Descriptor IMAGE = Descriptor.of(MediaType.OCI_MANIFEST, Digest.sha256(bytes("image")), 5);
    private static final Descriptor OTHER = Descriptor.of(MediaType.OCI_MANIFEST, Digest.sha256(bytes("other")), 5);

    @TempDir
    private Path directory;

    @Test
    void a_full_name_is_found() {
        layout().add(IMAGE.annotated(Annotation.REF_NAME, "docker.io/library/alpine:3"));
        layout().add(OTHER.annotated(Annotation.REF_NAME, "docker.io/library/alpine:4"));
        assertThat(source().digestOf(ALPINE, "3")).contains(IMAGE.digest());
        assertThat(source().digestOf(ALPINE, "5")).isEmpty();
        assertThat(source().digestOf(ImageReference.parse("example.com/alpine"), "3"))
                .isEmpty();
    }

    @Test
    void a_short_name_is_found() {
        layout().add(IMAGE.annotated(Annotation.REF_NAME, "alpine:3"));
        assertThat(source().digestOf(ALPINE, "3")).contains(IMAGE.digest());
    }

    @Test
    void a_bare_tag_is_found() {
        layout().add(IMAGE.annotated(Annotation.REF_NAME, "3"));
        assertThat(source().digestOf(ALPINE, "3")).contains(IMAGE.digest());
    }

    @Test
    void containerds_full_name_beats_its_bare_tag() {
        layout().add(IMAGE.annotated(Annotation.REF_NAME, "3")
                .annotated(Annotation.CONTAINERD_NAME, "docker.io/library/alpine:3"));
        assertThat(source().digestOf(ALPINE, "3")).contains(IMAGE.digest());
        assertThat(source().digestOf(ImageReference.parse("busybox"), "3")).isEmpty();
    }

    @Test
    void a_name_stands_for_what_was_signed_where_that_is_there_too() {
        Digest signed = Digest.sha256(INDEX);
        layout().add(IMAGE.annotated(Annotation.REF_NAME, "3").annotated(Annotation.SIGNED_DIGEST, signed.toString()));
        assertThat(source().digestOf(ALPINE, "3")).contains(IMAGE.digest());
        layout().store(signed, INDEX);
        assertThat(source().digestOf(ALPINE, "3")).contains(signed);
    }

    @Test
    void nonsense_in_the_annotation_is_passed_over() {
        layout().add(IMAGE.annotated(Annotation.REF_NAME, "3").annotated(Annotation.SIGNED_DIGEST, "../../etc"));
        assertThat(source().digestOf(ALPINE, "3")).contains(IMAGE.digest());
    }

    @Test
    void a_manifest_is_checked_against_its_digest_and_length() throws IOException {
        layout().add(IMAGE);
        Digest digest = Digest.sha256(INDEX);
        assertThat(source().manifest(ALPINE, digest, 100)).isEmpty();
        layout().store(digest, INDEX);
        assertThat(source().manifest(ALPINE, digest, INDEX.length)).isPresent();
        assertThatThrownBy(() -> source().manifest(ALPINE, digest, INDEX.length - 1))
                .isInstanceOf(ContentMismatchException.class);
        Files.write(layout().blob(digest), bytes("{\"schemaVersion\":2,\"manifests\":[1]}"));
        assertThatThrownBy(() -> source().manifest(ALPINE, digest, 100)).isInstanceOf(ContentMismatchException.class);
    }

    @Test
    void a_blob_is_read_from_an_offset() throws IOException {
        layout().add(IMAGE);
        layout().store(IMAGE.digest(), bytes("image"));
        try (InputStream in = source().blob(ALPINE, IMAGE, 2)) {
            assertThat(in.readAllBytes()).isEqualTo(bytes("age"));
        }
    }

    @Test
    void a_blob_of_another_size_is_a_mismatch_and_one_that_lacks_is_not_served() {
        layout().add(IMAGE);
        assertThatThrownBy(() -> source().blob(ALPINE, IMAGE, 0))
                .isInstanceOf(NotServedException.class)
                .hasMessageContaining("oci:" + directory);
        layout().store(IMAGE.digest(), bytes("images"));
        assertThatThrownBy(() -> source().blob(ALPINE, IMAGE, 0)).isInstanceOf(ContentMismatchException.class);
    }

    private OciLayout layout() {
        return OciLayout.at(directory);
    }

    private ImageSource source() {
        return new OciLayoutImageSource(OciLayout.open(directory));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
