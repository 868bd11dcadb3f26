package dev.contenttrust.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.Platform;
import dev.contenttrust.image.Manifest.ImageIndex;
import dev.contenttrust.image.Manifest.ImageManifest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OciFormTest {
    private static final Digest DIGEST = Digest.sha256(new byte[0]);

    @Test
    void a_manifest_of_docker_keeps_its_blobs_under_other_names() {
        ImageManifest docker = image(MediaType.DOCKER_MANIFEST, MediaType.DOCKER_CONFIG, MediaType.DOCKER_LAYER_GZIP);
        ImageManifest oci = OciForm.of(docker);
        assertThat(text(oci)).isEqualTo("""
                        {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",\
                        "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%1$s","size":1},\
                        "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar+gzip","digest":"%1$s","size":2}]}""".formatted(DIGEST));
    }

    @Test
    void a_manifest_of_oci_is_left_alone() {
        ImageManifest oci = image(MediaType.OCI_MANIFEST, MediaType.OCI_CONFIG, MediaType.OCI_LAYER_GZIP);
        assertThat(OciForm.of(oci)).isSameAs(oci);
    }

    @Test
    void a_list_of_docker_names_the_new_manifests_and_the_old_platforms() {
        ImageManifest child = image(MediaType.DOCKER_MANIFEST, MediaType.DOCKER_CONFIG, MediaType.DOCKER_LAYER_GZIP);
        ImageIndex list = (ImageIndex) Manifest.parse("list", MediaType.DOCKER_LIST, bytes("""
                {"schemaVersion": 2, "manifests": [{"mediaType": "%s", "digest": "%s", "size": %d,
                 "platform": {"os": "linux", "architecture": "arm", "variant": "v7"}}]}
                """.formatted(
                        MediaType.DOCKER_MANIFEST,
                        child.descriptor().digest(),
                        child.raw().length())));
        ImageManifest form = OciForm.of(child);
        ImageIndex index = OciForm.of(list, List.of(form));
        assertThat(index.descriptor().mediaType()).isEqualTo(MediaType.OCI_INDEX);
        assertThat(index.manifests())
                .containsExactly(new Descriptor(
                        MediaType.OCI_MANIFEST,
                        form.descriptor().digest(),
                        form.raw().length(),
                        java.util.Optional.of(Platform.parse("linux/arm/v7")),
                        java.util.Map.of()));
    }

    private static ImageManifest image(String type, String config, String layer) {
        return (ImageManifest) Manifest.parse("image", type, bytes("""
                {"schemaVersion": 2, "config": {"mediaType": "%s", "digest": "%s", "size": 1},
                 "layers": [{"mediaType": "%s", "digest": "%2$s", "size": 2}]}
                """.formatted(config, DIGEST, layer)));
    }

    private static String text(Manifest manifest) {
        return new String(manifest.raw().bytes(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
