package dev.contenttrust.image.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.Digest;
import dev.contenttrust.image.Annotation;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.ImageFileException;
import dev.contenttrust.image.MediaType;
import dev.contenttrust.json.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OciLayoutTest {
    @TempDir
    private Path directory;

    @Test
    void a_layout_in_a_new_directory_holds_what_is_added() {
        OciLayout layout = OciLayout.at(directory.resolve("new/layout"));
        layout.add(image("one"));
        assertThat(OciLayout.open(directory.resolve("new/layout")).images()).containsExactly(image("one"));
        assertThat(directory.resolve("new/layout/oci-layout")).hasContent("{\"imageLayoutVersion\":\"1.0.0\"}");
    }

    @Test
    void nothing_is_made_before_something_is_added() {
        assertThat(OciLayout.at(directory.resolve("later")).images()).isEmpty();
        assertThat(directory.resolve("later")).doesNotExist();
    }

    @Test
    void an_image_takes_the_place_of_another_of_its_name() {
        OciLayout layout = OciLayout.at(directory);
        layout.add(image("one"));
        layout.add(image("two"));
        Descriptor newer = Descriptor.of(MediaType.OCI_MANIFEST, Digest.sha256(bytes("newer")), 5)
                .annotated(Annotation.REF_NAME, "one");
        layout.add(newer);
        assertThat(layout.images()).containsExactly(newer, image("two"));
    }

    @Test
    void what_others_wrote_into_the_index_stays() throws IOException {
        write("oci-layout", "{\"imageLayoutVersion\": \"1.0.0\", \"more\": 1}");
        write("index.json", """
                {"schemaVersion": 2, "mediaType": "%s", "annotations": {"a": "line\\nfeed"}, "unknown": [1, {"x": null}],
                 "manifests": [{"mediaType": "t", "digest": "%s", "size": 7, "urls": ["https://example.com"]}]}
                """.formatted(MediaType.OCI_INDEX, Digest.sha256(bytes("theirs"))));
        OciLayout.at(directory).add(image("ours"));
        assertThat(Files.readString(directory.resolve("index.json")))
                .contains("line\\nfeed", "\"unknown\":[1,{\"x\":null}]", "\"urls\":[\"https://example.com\"]");
        assertThat(Files.readString(directory.resolve("oci-layout"))).contains("more");
        assertThat(OciLayout.open(directory).images()).hasSize(2);
    }

    @Test
    void threads_that_add_at_once_lose_nothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> adding = new ArrayList<>();
            IntStream.range(0, 40)
                    .forEach(i -> adding.add(
                            threads.submit(() -> OciLayout.at(directory).add(image("image-" + i)))));
            for (Future<?> one : adding) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(OciLayout.open(directory).images())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 40)
                        .mapToObj(i -> image("image-" + i))
                        .toList());
        assertThat(directory).isDirectoryNotContaining("glob:**/*.tmp");
    }

    @Test
    void a_marker_left_empty_by_a_crash_is_completed() throws IOException {
        write("oci-layout", "");
        OciLayout.at(directory).add(image("one"));
        assertThat(OciLayout.open(directory).images()).hasSize(1);
    }

    @Test
    void a_later_version_is_refused_with_a_remedy() throws IOException {
        write("oci-layout", "{\"imageLayoutVersion\": \"2.0.0\"}");
        assertThatThrownBy(() -> OciLayout.open(directory))
                .isInstanceOfSatisfying(
                        ImageFileException.class, e -> assertThat(e.remedy()).contains("newer release"))
                .hasMessageContaining("2.0.0");
        assertThatThrownBy(() -> OciLayout.at(directory)).isInstanceOf(ImageFileException.class);
    }

    @Test
    void a_directory_with_other_things_in_it_is_not_written_to() throws IOException {
        write("thesis.odt", "");
        assertThatThrownBy(() -> OciLayout.at(directory))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("thesis.odt");
    }

    @Test
    void a_directory_that_is_no_layout_is_not_opened() {
        assertThatThrownBy(() -> OciLayout.open(directory))
                .isInstanceOf(ImageFileException.class)
                .hasMessageContaining("oci-layout");
    }

    @Test
    void a_damaged_index_is_neither_read_nor_overwritten() throws IOException {
        write("oci-layout", OciLayout.MARKER_TEXT);
        write("index.json", "{\"manifests\": [");
        assertThatThrownBy(() -> OciLayout.open(directory).images()).isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> OciLayout.at(directory).add(image("one"))).isInstanceOf(MalformedJsonException.class);
        assertThat(directory.resolve("index.json")).hasContent("{\"manifests\": [");
    }

    @Test
    void a_document_is_stored_under_its_digest_and_bounded_when_read() {
        OciLayout layout = OciLayout.at(directory);
        Digest digest = Digest.sha256(bytes("content"));
        layout.store(digest, bytes("content"));
        assertThat(layout.blob(digest)).hasContent("content");
        assertThat(layout.document(digest, 7)).contains(bytes("content"));
        assertThat(layout.document(Digest.sha256(bytes("other")), 7)).isEmpty();
        assertThatThrownBy(() -> layout.document(digest, 6)).isInstanceOf(ImageFileException.class);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private static Descriptor image(String name) {
        return Descriptor.of(MediaType.OCI_MANIFEST, Digest.sha256(bytes(name)), name.length())
                .annotated(Annotation.REF_NAME, name);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
