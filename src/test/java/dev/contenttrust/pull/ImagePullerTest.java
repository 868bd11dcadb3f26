package dev.contenttrust.pull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.Digest;
import dev.contenttrust.ImageReference;
import dev.contenttrust.Platform;
import dev.contenttrust.image.Annotation;
import dev.contenttrust.image.ContentMismatchException;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.ImageFileException;
import dev.contenttrust.image.Manifest.ImageManifest;
import dev.contenttrust.image.MediaType;
import dev.contenttrust.image.NoSuchPlatformException;
import dev.contenttrust.image.UnsupportedImageException;
import dev.contenttrust.image.layout.OciLayout;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.pull.ImagePuller.PullListener;
import dev.contenttrust.pull.ImagePuller.PullResult;
import dev.contenttrust.transport.NetworkException;
import dev.contenttrust.trusted.BrokenStream;
import dev.contenttrust.trusted.EndlessStream;
import dev.contenttrust.trusted.MemoryImageSource;
import dev.contenttrust.trusted.MemoryImageSource.Request;
import dev.contenttrust.trusted.NotServedException;
import dev.contenttrust.trusted.RetryPolicy;
import dev.contenttrust.tuf.RoleName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImagePullerTest {
    private static final ImageReference NAME = ImageReference.parse("registry.example.com/app:1");
    private static final Platform AMD64 = Platform.parse("linux/amd64");
    private static final int LARGE = 1 << 20;

    private static final Random RANDOM = new Random(11);

    private final MemoryImageSource source = new MemoryImageSource();
    private final RetryPolicy retries = new RetryPolicy(3, 1000, attempt -> {});

    @TempDir
    private Path home;

    @Test
    void an_image_is_written_blob_by_blob_and_named_in_full() {
        Descriptor image = source.image("amd64", random(LARGE), random(10));
        PullResult result = pull(image, layout());
        assertThat(result.signed().digest()).isEqualTo(image.digest());
        assertThat(result.named()).isEqualTo(result.signed());
        assertThat(result.reused()).isZero();
        assertThat(images()).containsExactly(image.annotated(Annotation.REF_NAME, NAME.toString()));
        assertEverythingIsThere(image);
        assertNothingIsLeftOver();
    }

    @Test
    void the_name_in_the_layout_can_be_chosen() {
        Descriptor image = source.image("amd64", random(10));
        pull(image, layout() + ":other");
        assertThat(images())
                .extracting(entry -> entry.annotation(Annotation.REF_NAME))
                .containsExactly(Optional.of("other"));
    }

    @Test
    void an_image_joins_others_and_what_is_there_is_not_fetched_again() {
        byte[] shared = random(LARGE);
        Descriptor one = source.image("amd64", shared);
        Descriptor two = source.image("amd64", shared, random(10));
        pull(one, layout() + ":one");
        PullResult result = pull(two, layout() + ":two");
        assertThat(result.reused()).isGreaterThan(LARGE);
        assertThat(result.transferred()).isLessThan(LARGE);
        assertThat(images()).hasSize(2);
        assertEverythingIsThere(one);
        assertEverythingIsThere(two);
    }

    @Test
    void a_damaged_blob_that_is_there_is_fetched_again() throws IOException {
        Descriptor image = source.image("amd64", random(LARGE));
        pull(image, layout());
        Path blob = blob(largestBlob(image));
        byte[] bytes = Files.readAllBytes(blob);
        bytes[bytes.length / 2] ^= 1;
        Files.write(blob, bytes);
        pull(image, layout());
        assertEverythingIsThere(image);
        Files.write(blob, Arrays.copyOf(bytes, 100));
        pull(image, layout());
        assertEverythingIsThere(image);
    }

    @Test
    void a_manifest_of_another_length_than_signed_is_refused() {
        Descriptor image = source.image("amd64", random(10));
        assertThatThrownBy(() -> pull(Descriptor.of(image.mediaType(), image.digest(), image.size() + 1), layout()))
                .isInstanceOf(ContentMismatchException.class);
        assertThat(images()).isEmpty();
    }

    @Test
    void a_signed_manifest_that_is_not_served_is_said_so() {
        Descriptor image = source.image("amd64", random(10));
        source.lose(image.digest());
        assertThatThrownBy(() -> pull(image, layout()))
                .isInstanceOf(NotServedException.class)
                .hasMessageContaining("manifest " + image.digest());
        assertThat(home.resolve("layout")).doesNotExist();
    }

    @Test
    void a_layer_that_is_not_served_leaves_no_image() {
        Descriptor image = source.image("amd64", random(LARGE), random(10));
        source.lose(largestBlob(image));
        assertThatThrownBy(() -> pull(image, layout())).isInstanceOf(NotServedException.class);
        assertThat(images()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oci:%s/layout", "oci-archive:%s/it.tar", "docker-archive:%s/it.tar"})
    void a_source_that_lies_gets_nothing_under_the_final_name(String destination) {
        Descriptor image = source.image("amd64", random(LARGE));
        Digest layer = largestBlob(image);
        Map<String, MemoryImageSource.Serving> lies = Map.of(
                "other bytes", (offset, honest) -> new ByteArrayInputStream(random(honest.length)),
                "shorter", (offset, honest) -> new ByteArrayInputStream(Arrays.copyOf(honest, 1000)),
                "longer", (offset, honest) -> new ByteArrayInputStream(Arrays.copyOf(honest, honest.length + 1)),
                "nothing", (offset, honest) -> new ByteArrayInputStream(new byte[0]),
                "for ever", (offset, honest) -> new EndlessStream());
        lies.forEach((lie, serving) -> {
            source.serve(layer, serving);
            assertThatThrownBy(() -> pull(image, destination.formatted(home)))
                    .as(lie)
                    .isInstanceOf(ContentMismatchException.class)
                    .hasMessageContaining(layer.toString());
            assertThat(images()).as(lie).isEmpty();
            assertThat(home.resolve("it.tar")).as(lie).doesNotExist();
        });
        source.serveHonestly(layer);
        pull(image, destination.formatted(home));
    }

    @Test
    void a_source_that_breaks_at_every_so_many_bytes_gets_there() {
        Descriptor image = source.image("amd64", random(LARGE), random(LARGE));
        source.serve(largestBlob(image), (offset, honest) -> new BrokenStream(honest, offset, offset + 4099));
        PullResult result = pull(image, layout());
        assertThat(result.transferred()).isGreaterThan(2 * LARGE);
        assertEverythingIsThere(image);
    }

    @ParameterizedTest
    @ValueSource(strings = {"oci:%s/layout", "oci-archive:%s/it.tar", "docker-archive:%s/it.tar"})
    void a_pull_that_failed_is_resumed_where_it_stopped(String destination) {
        Descriptor image = source.image("amd64", random(LARGE));
        Digest layer = largestBlob(image);
        int half = LARGE / 2;
        source.serve(layer, (offset, honest) -> new BrokenStream(honest, offset, half));
        assertThatThrownBy(() -> pull(image, destination.formatted(home))).isInstanceOf(NetworkException.class);
        source.serveHonestly(layer);
        PullResult result = pull(image, destination.formatted(home));
        assertThat(last(layer).offset()).isEqualTo(half);
        assertThat(result.reused()).isGreaterThanOrEqualTo(half);
        assertNothingIsLeftOver();
    }

    @Test
    void a_damaged_beginning_costs_one_more_attempt_from_the_start() throws IOException {
        Descriptor image = source.image("amd64", random(LARGE));
        Digest layer = largestBlob(image);
        Path spool = Files.createDirectories(home.resolve("layout/.trust-partial"));
        Files.write(spool.resolve("sha256-" + layer.hex() + ".part"), random(1000));
        pull(image, layout());
        assertThat(source.requests().stream().filter(request -> request.digest().equals(layer)))
                .extracting(Request::offset)
                .containsExactly(1000L, 0L);
        assertEverythingIsThere(image);
        assertNothingIsLeftOver();
    }

    @Test
    void a_beginning_longer_than_the_blob_is_dropped() throws IOException {
        Descriptor image = source.image("amd64", random(10));
        Path spool = Files.createDirectories(home.resolve("layout/.trust-partial"));
        Files.write(spool.resolve("sha256-" + largestBlob(image).hex() + ".part"), random(1000));
        pull(image, layout());
        assertEverythingIsThere(image);
    }

    @Test
    void the_failure_of_one_blob_stops_the_others_and_is_the_one_reported() {
        Descriptor image = source.image("amd64", random(LARGE), random(LARGE + 1), random(LARGE + 2), random(10));
        source.lose(largestBlob(image));
        assertThatThrownBy(() -> pull(image, layout())).isInstanceOf(NotServedException.class);
    }

    @Test
    void of_an_index_one_image_is_chosen_and_the_index_kept() {
        Descriptor amd64 = source.image("amd64", random(LARGE));
        Descriptor arm64 = source.image("arm64", random(LARGE));
        Descriptor index = source.index(Map.of("amd64", amd64, "arm64", arm64));
        PullResult result = pull(index, Optional.of(AMD64), layout());
        assertThat(result.signed().digest()).isEqualTo(index.digest());
        assertThat(result.named().digest()).isEqualTo(amd64.digest());
        assertThat(images()).singleElement().satisfies(entry -> {
            assertThat(entry.digest()).isEqualTo(amd64.digest());
            assertThat(entry.platform()).contains(AMD64);
            assertThat(entry.annotation(Annotation.SIGNED_DIGEST))
                    .contains(index.digest().toString());
        });
        assertThat(blob(index.digest())).exists();
        assertThat(blob(arm64.digest())).doesNotExist();
    }

    @Test
    void of_an_index_all_images_are_written_and_the_index_named() {
        Descriptor amd64 = source.image("amd64", random(LARGE));
        Descriptor arm64 = source.image("arm64", random(LARGE));
        Descriptor index = source.index(Map.of("amd64", amd64, "arm64", arm64));
        PullResult result = pull(index, layout());
        assertThat(result.images()).hasSize(2);
        assertThat(images()).containsExactly(index.annotated(Annotation.REF_NAME, NAME.toString()));
        assertEverythingIsThere(amd64);
        assertEverythingIsThere(arm64);
    }

    @Test
    void an_index_without_the_platform_is_refused_before_anything_is_fetched() {
        Descriptor index = source.index(Map.of("arm64", source.image("arm64", random(10))));
        assertThatThrownBy(() -> pull(index, Optional.of(AMD64), layout())).isInstanceOf(NoSuchPlatformException.class);
        assertThat(source.requests()).isEmpty();
    }

    @Test
    void an_index_in_an_index_is_not_followed() {
        Descriptor inner = source.index(Map.of("amd64", source.image("amd64", random(10))));
        Descriptor outer = source.index(Map.of("amd64", inner));
        assertThatThrownBy(() -> pull(outer, layout())).isInstanceOf(UnsupportedImageException.class);
    }

    @Test
    void a_docker_archive_does_not_hold_an_index() {
        Descriptor index = source.index(Map.of("amd64", source.image("amd64", random(10))));
        assertThatThrownBy(() -> pull(index, "docker-archive:" + home.resolve("it.tar")))
                .isInstanceOf(InvalidDestinationException.class)
                .hasMessageContaining("one image");
        pull(index, Optional.of(AMD64), "docker-archive:" + home.resolve("it.tar"));
        assertThat(home.resolve("it.tar")).exists();
    }

    @Test
    void an_artifact_is_kept_in_a_layout_but_is_no_docker_archive() {
        Descriptor config = source.blob("application/vnd.oci.empty.v1+json", new byte[] {'{', '}'});
        Descriptor artifact = source.image(config, List.of(source.blob("text/plain", random(10))));
        pull(artifact, layout());
        assertEverythingIsThere(artifact);
        assertThatThrownBy(() -> pull(artifact, "docker-archive:" + home.resolve("it.tar")))
                .isInstanceOf(UnsupportedImageException.class);
    }

    @Test
    void a_layer_that_is_not_what_its_configuration_promises_is_no_docker_archive() {
        Descriptor other = source.image("amd64", random(10));
        Descriptor config =
                source.blob(MediaType.OCI_CONFIG, """
                {"rootfs": {"type": "layers", "diff_ids": ["%s"]}}""".formatted(other.digest()).getBytes(StandardCharsets.UTF_8));
        Descriptor image = source.image(config, List.of(source.blob(MediaType.OCI_LAYER_GZIP, random(100))));
        assertThatThrownBy(() -> pull(image, "docker-archive:" + home.resolve("it.tar")))
                .isInstanceOf(ContentMismatchException.class)
                .hasMessageContaining("uncompressed");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void an_archive_takes_the_place_of_another_through_a_link() throws IOException {
        Path real = Files.writeString(home.resolve("real.tar"), "old");
        Path link = Files.createSymbolicLink(home.resolve("link.tar"), real);
        pull(source.image("amd64", random(10)), "docker-archive:" + link);
        assertThat(link).isSymbolicLink();
        assertThat(Files.size(real)).isGreaterThan(1000);
    }

    @Test
    void one_blob_in_two_sizes_is_refused() {
        Descriptor image = source.image("amd64", random(10));
        Descriptor layer = source.blob(MediaType.OCI_LAYER_GZIP, random(10));
        Descriptor lie = Descriptor.of(layer.mediaType(), layer.digest(), 11);
        Descriptor one = source.image(source.blob(MediaType.OCI_CONFIG, random(5)), List.of(layer));
        Descriptor two = source.image(source.blob(MediaType.OCI_CONFIG, random(5)), List.of(lie));
        assertThat(image).isNotEqualTo(one);
        assertThatThrownBy(() -> pull(source.index(Map.of("amd64", one, "arm64", two)), layout()))
                .isInstanceOf(ContentMismatchException.class);
    }

    @Test
    void many_pulls_into_one_layout_at_once_all_arrive() {
        byte[] shared = random(LARGE);
        List<Descriptor> all = Stream.iterate(0, i -> i + 1)
                .limit(8)
                .map(i -> source.image("amd64", shared, random(1000 + i)))
                .toList();
        Workers.each(
                all, 8, image -> pull(image, layout() + ":" + image.digest().hex()));
        assertThat(images()).hasSize(8);
        all.forEach(this::assertEverythingIsThere);
        assertNothingIsLeftOver();
    }

    @Test
    void a_layout_that_cannot_be_written_is_a_local_failure() throws IOException {
        Files.createDirectories(home.resolve("layout"));
        Files.createFile(home.resolve("layout/blobs"));
        assertThatThrownBy(() -> pull(source.image("amd64", random(10)), layout()))
                .isInstanceOf(ImageFileException.class);
    }

    private PullResult pull(Descriptor image, String destination) {
        return pull(image, Optional.empty(), destination);
    }

    private PullResult pull(Descriptor image, Optional<Platform> platform, String destination) {
        SignedTag signed = new SignedTag(Gun.of(NAME), "1", image.digest(), image.size(), RoleName.TARGETS);
        return new ImagePuller(source, retries)
                .pull(NAME, signed, platform, LocalDestinations.parse(destination), PullListener.NONE);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private ImageManifest manifest(Descriptor image) {
        return (ImageManifest)
                source.manifest(NAME, image.digest(), image.size()).orElseThrow();
    }

    private Digest largestBlob(Descriptor image) {
        return manifest(image).blobs().stream()
                .max(Comparator.comparingLong(Descriptor::size))
                .orElseThrow()
                .digest();
    }

    private Request last(Digest blob) {
        List<Request> all = source.requests().stream()
                .filter(request -> request.digest().equals(blob))
                .toList();
        return all.get(all.size() - 1);
    }

    private String layout() {
        return "oci:" + home.resolve("layout");
    }

    private List<Descriptor> images() {
        return OciLayout.at(home.resolve("layout")).images();
    }

    private Path blob(Digest digest) {
        return OciLayout.at(home.resolve("layout")).blob(digest);
    }

    private void assertEverythingIsThere(Descriptor image) {
        assertThat(blob(image.digest())).hasBinaryContent(source.bytes(image.digest()));
        manifest(image)
                .blobs()
                .forEach(blob -> assertThat(blob(blob.digest())).hasBinaryContent(source.bytes(blob.digest())));
    }

    private void assertNothingIsLeftOver() {
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith(".")
                            || file.getFileName().toString().endsWith(".part")))
                    .isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
