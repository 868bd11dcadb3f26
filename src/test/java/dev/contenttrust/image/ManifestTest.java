package dev.contenttrust.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.Digest;
import dev.contenttrust.TrustException;
import dev.contenttrust.image.Manifest.ImageIndex;
import dev.contenttrust.image.Manifest.ImageManifest;
import dev.contenttrust.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
    private static final String HEX = "a".repeat(64);
    private static final String CONFIG = descriptor(MediaType.OCI_CONFIG, "2");
    private static final String LAYER = descriptor(MediaType.OCI_LAYER_GZIP, "3");
    private static final String IMAGE =
            "{\"schemaVersion\": 2, \"mediaType\": \"%s\", \"config\": %s, \"layers\": [%s]}";
    private static final String INDEX = "{\"schemaVersion\": 2, \"mediaType\": \"%s\", \"manifests\": [%s]}";

    @ParameterizedTest
    @ValueSource(strings = {MediaType.OCI_MANIFEST, MediaType.DOCKER_MANIFEST})
    void an_image_of_either_kind_is_read(String mediaType) {
        byte[] bytes = bytes(IMAGE.formatted(mediaType, CONFIG, LAYER));
        ImageManifest image = (ImageManifest) Manifest.parse("it", mediaType, bytes);
        assertThat(image.descriptor()).isEqualTo(Descriptor.of(mediaType, Digest.sha256(bytes), bytes.length));
        assertThat(image.config().mediaType()).isEqualTo(MediaType.OCI_CONFIG);
        assertThat(image.layers()).extracting(Descriptor::size).containsExactly(3L);
        assertThat(image.raw().bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {MediaType.OCI_INDEX, MediaType.DOCKER_LIST})
    void an_index_of_either_kind_is_read(String mediaType) {
        byte[] bytes = bytes(INDEX.formatted(mediaType, descriptor(MediaType.OCI_MANIFEST, "5")));
        ImageIndex index = (ImageIndex) Manifest.parse("it", mediaType, bytes);
        assertThat(index.manifests()).extracting(Descriptor::size).containsExactly(5L);
    }

    @Test
    void what_the_server_says_is_taken_where_the_document_says_nothing() {
        byte[] bytes = bytes("{\"schemaVersion\": 2, \"config\": " + CONFIG + ", \"layers\": []}");
        assertThat(Manifest.parse("it", MediaType.OCI_MANIFEST + "; charset=utf-8", bytes)
                        .descriptor()
                        .mediaType())
                .isEqualTo(MediaType.OCI_MANIFEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "application/json", "text/plain; charset=utf-8", "application/octet-stream"})
    void where_nobody_says_the_shape_tells(String served) {
        byte[] image = bytes("{\"schemaVersion\": 2, \"config\": " + CONFIG + ", \"layers\": []}");
        byte[] index = bytes("{\"schemaVersion\": 2, \"manifests\": []}");
        assertThat(Manifest.parse("it", served, image)).isInstanceOf(ImageManifest.class);
        assertThat(Manifest.parse("it", served, index)).isInstanceOf(ImageIndex.class);
    }

    @Test
    void a_document_served_under_another_type_is_refused() {
        byte[] bytes = bytes(IMAGE.formatted(MediaType.OCI_MANIFEST, CONFIG, LAYER));
        assertThatThrownBy(() -> Manifest.parse("it", MediaType.DOCKER_MANIFEST, bytes))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("was served as " + MediaType.DOCKER_MANIFEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"schemaVersion\": 2, \"manifests\": [], \"layers\": []}",
                "{\"schemaVersion\": 2, \"mediaType\": \"" + MediaType.OCI_MANIFEST
                        + "\", \"manifests\": [], \"layers\": []}",
            })
    void a_document_that_is_both_is_refused(String json) {
        assertThatThrownBy(() -> Manifest.parse("it", "", bytes(json)))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("has no such member");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/vnd.docker.distribution.manifest.v1+prettyjws",
                "application/vnd.docker.distribution.manifest.v1+json",
                "application/json"
            })
    void schema_1_is_refused_by_name(String served) {
        byte[] bytes = bytes("{\"schemaVersion\": 1, \"name\": \"x\", \"fsLayers\": []}");
        assertThatThrownBy(() -> Manifest.parse("it", served, bytes))
                .isInstanceOf(UnsupportedImageException.class)
                .hasMessageContaining("schema 1");
    }

    @Test
    void another_kind_of_document_is_refused_by_its_type() {
        byte[] bytes =
                bytes("{\"schemaVersion\": 2, \"mediaType\": \"application/vnd.oci.artifact.manifest.v1+json\"}");
        assertThatThrownBy(() -> Manifest.parse("it", "", bytes))
                .isInstanceOf(UnsupportedImageException.class)
                .hasMessageContaining("artifact");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mediaType\": \"t\", \"digest\": \"sha256:%s\", \"size\": -1}",
                "{\"mediaType\": \"t\", \"digest\": \"sha256:%s\", \"size\": 1.5}",
                "{\"mediaType\": \"t\", \"digest\": \"sha256:%s\", \"size\": 99999999999999999999}",
                "{\"mediaType\": \"t\", \"digest\": \"sha256:%s\"}",
                "{\"mediaType\": \"t\", \"digest\": \"md5:%s\", \"size\": 1}",
                "{\"mediaType\": \"t\", \"digest\": \"sha256:../%s\", \"size\": 1}",
                "{\"digest\": \"sha256:%s\", \"size\": 1}",
                "null",
            })
    void a_bad_descriptor_is_refused_by_its_place(String layer) {
        byte[] bytes = bytes(IMAGE.formatted(MediaType.OCI_MANIFEST, CONFIG, layer.formatted(HEX)));
        assertThatThrownBy(() -> Manifest.parse("it", "", bytes))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("layers[0]");
    }

    @Test
    void too_many_layers_are_refused() {
        String layers = (LAYER + ",").repeat(ManifestReader.LAYERS_MAX) + LAYER;
        byte[] bytes = bytes(IMAGE.formatted(MediaType.OCI_MANIFEST, CONFIG, layers));
        assertThatThrownBy(() -> Manifest.parse("it", "", bytes)).hasMessageContaining("at most 1000");
    }

    @Test
    void an_overlong_document_is_refused_unread() {
        assertThatThrownBy(() -> Manifest.parse("it", "", new byte[Manifest.LENGTH_MAX + 1]))
                .isInstanceOf(UnsupportedImageException.class);
    }

    @Test
    void bytes_of_another_digest_are_not_looked_at() {
        Digest promised = Digest.sha256(bytes("something else"));
        assertThatThrownBy(() -> Manifest.verified("it", "", promised, bytes("no JSON at all")))
                .isInstanceOf(ContentMismatchException.class)
                .hasMessageContaining(promised.toString());
    }

    @Test
    void a_digest_of_another_algorithm_stays_the_name_of_the_document() {
        byte[] bytes = bytes(IMAGE.formatted(MediaType.OCI_MANIFEST, CONFIG, LAYER));
        Digest promised = Digest.of(Digest.Algorithm.SHA512, bytes);
        assertThat(Manifest.verified("it", "", promised, bytes).descriptor().digest())
                .isEqualTo(promised);
    }

    @Test
    void every_failure_names_the_document() {
        assertThatThrownBy(() -> Manifest.parse("the manifest of x", "", bytes("[]")))
                .isInstanceOf(TrustException.class)
                .hasMessageContaining("the manifest of x");
    }

    @Test
    void a_blob_that_is_there_twice_is_one_blob() {
        byte[] bytes = bytes(IMAGE.formatted(MediaType.OCI_MANIFEST, CONFIG, LAYER + "," + LAYER));
        ImageManifest image = (ImageManifest) Manifest.parse("it", "", bytes);
        assertThat(image.layers()).hasSize(2);
        assertThat(image.blobs()).hasSize(1);
    }

    private static String descriptor(String mediaType, String size) {
        return "{\"mediaType\": \"" + mediaType + "\", \"digest\": \"sha256:" + HEX + "\", \"size\": " + size + "}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
