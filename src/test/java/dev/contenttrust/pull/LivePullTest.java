package dev.contenttrust.pull;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.ImageReference;
import dev.contenttrust.Platform;
import dev.contenttrust.image.Annotation;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.Manifest;
import dev.contenttrust.image.Manifest.ImageManifest;
import dev.contenttrust.image.layout.OciLayout;
import dev.contenttrust.live.Live;
import dev.contenttrust.live.peer.Program;
import dev.contenttrust.live.publish.Dialect;
import dev.contenttrust.live.publish.Images;
import dev.contenttrust.live.publish.Layer;
import dev.contenttrust.live.publish.Pushed;
import dev.contenttrust.live.publish.SmallImage;
import dev.contenttrust.live.stack.LiveStack;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.pull.ImagePuller.PullListener;
import dev.contenttrust.pull.ImagePuller.PullResult;
import dev.contenttrust.registry.RegistryAddresses;
import dev.contenttrust.registry.RegistryClient;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.TransportSettings;
import dev.contenttrust.trusted.ImageSource;
import dev.contenttrust.trusted.OciLayoutImageSource;
import dev.contenttrust.trusted.RegistryImageSource;
import dev.contenttrust.tuf.RoleName;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Images from a real registry, and what skopeo and umoci make of what is written. */
@Live
class LivePullTest {
    private static final Layer BASE =
            Layer.with().directory("etc").file("etc/motd", "hello").build();
    private static final Layer TOP =
            Layer.with().file("opt", "top").whiteout("etc", "motd").build();
    private static final Platform ARM64 = Platform.parse("linux/arm64");

    private final LiveStack stack;
    private final Images images;
    private final HttpService http;
    private final RegistryClient registry;
    private final ByteArrayOutputStream standardOutput = new ByteArrayOutputStream();

    @TempDir
    private Path home;

    LivePullTest(LiveStack stack) {
        this.stack = stack;
        this.images = new Images(stack.registry());
        this.http =
                new HttpService(TransportSettings.defaults(stack.dockerConfig(stack.newDirectory("docker"), Map.of())));
        this.registry = new RegistryClient(http, RegistryAddresses.byName());
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void a_layout_is_what_skopeo_would_have_written() throws Exception {
        String name = name("layout-oci");
        Pushed pushed = images.push(path(name), "1", image(Dialect.OCI));
        pull(name, pushed, Optional.empty(), "oci:" + home.resolve("ours"));
        skopeo("copy", "--src-tls-verify=false", "docker://" + name, "oci:" + home.resolve("theirs") + ":" + name);
        assertThat(entry("ours")).isEqualTo(entry("theirs"));
        assertThat(blobs("ours")).isEqualTo(blobs("theirs"));
    }

    @Test
    void an_image_of_docker_keeps_its_layers_and_its_id_in_a_layout() throws Exception {
        String name = name("layout-docker");
        Pushed pushed = images.push(path(name), "1", image(Dialect.DOCKER));
        PullResult result = pull(name, pushed, Optional.empty(), "oci:" + home.resolve("ours"));
        assertThat(result.signed().digest()).isEqualTo(pushed.digest());
        assertThat(blobs("ours")).contains(pushed.digest().hex(), imageId(pushed, name));
        assertThat(source("ours").digestOf(ImageReference.parse(name), "1")).contains(pushed.digest());
        assertThat(skopeo("inspect", "oci:" + home.resolve("ours") + ":" + name))
                .contains(
                        BASE.compressed().sha256().toString(),
                        TOP.compressed().sha256().toString());
    }

    @ParameterizedTest
    @EnumSource
    void umoci_unpacks_a_layout(Dialect dialect) {
        String name = name("umoci-" + label(dialect));
        Pushed pushed = images.push(path(name), "1", image(dialect));
        pull(name, pushed, Optional.empty(), "oci:" + home.resolve("ours"));
        String bundle = home.resolve("bundle").toString();
        program("umoci")
                .run("unpack", "--image", home.resolve("ours") + ":" + name, bundle)
                .succeeded();
        assertThat(home.resolve("bundle/rootfs/opt")).hasContent("top");
        assertThat(home.resolve("bundle/rootfs/etc/motd")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void of_a_signed_index_the_chosen_image_is_named_and_the_index_kept(Dialect dialect) {
        String name = name("chosen-" + label(dialect));
        Pushed index = images.pushIndex(
                path(name), "1", dialect, image(dialect), image(dialect).on("arm64"));
        PullResult result = pull(name, index, Optional.of(ARM64), "oci:" + home.resolve("ours"));
        assertThat(result.signed().digest()).isEqualTo(index.digest());
        assertThat(result.images()).hasSize(1);
        assertThat(entry("ours").platform()).contains(ARM64);
        assertThat(entry("ours").annotation(Annotation.SIGNED_DIGEST))
                .contains(index.digest().toString());
        assertThat(source("ours").digestOf(ImageReference.parse(name), "1")).contains(index.digest());
        String config = skopeo("inspect", "--config", "oci:" + home.resolve("ours") + ":" + name);
        assertThat(config).contains("\"architecture\": \"arm64\"");
    }

    @ParameterizedTest
    @EnumSource
    void a_whole_index_is_named_itself(Dialect dialect) throws Exception {
        String name = name("whole-" + label(dialect));
        Pushed index = images.pushIndex(
                path(name), "1", dialect, image(dialect), image(dialect).on("arm64"));
        pull(name, index, Optional.empty(), "oci:" + home.resolve("ours"));
        skopeo("copy", "--all", "oci:" + home.resolve("ours") + ":" + name, "oci:" + home.resolve("copied") + ":x");
        assertThat(entry("copied").digest()).isEqualTo(entry("ours").digest());
        assertThat(blobs("ours")).containsAll(blobs("copied"));
        if (dialect == Dialect.OCI) {
            assertThat(entry("ours").digest()).isEqualTo(index.digest());
        }
    }

    @ParameterizedTest
    @EnumSource
    void skopeo_reads_an_oci_archive(Dialect dialect) {
        String name = name("archive-" + label(dialect));
        Pushed pushed = images.push(path(name), "1", image(dialect));
        Path archive = home.resolve("image.tar");
        pull(name, pushed, Optional.empty(), "oci-archive:" + archive);
        assertThat(skopeo("inspect", "oci-archive:" + archive + ":" + name)).contains("\"Architecture\": \"amd64\"");
        skopeo("copy", "oci-archive:" + archive, "dir:" + home.resolve("copied"));
        assertThat(home).isDirectoryNotContaining("glob:**/.*");
    }

    @ParameterizedTest
    @EnumSource
    void skopeo_and_podman_read_a_docker_archive(Dialect dialect) {
        String name = name("docker-" + label(dialect));
        Pushed pushed = images.push(path(name), "1", image(dialect));
        Path archive = home.resolve("image.tar");
        pull(name, pushed, Optional.empty(), "docker-archive:" + archive);
        assertThat(skopeo("inspect", "docker-archive:" + archive + ":" + name))
                .contains(BASE.diffId().toString(), TOP.diffId().toString());
        Program podman = program("podman")
                .always(
                        "--storage-driver=vfs",
                        "--root=" + home.resolve("storage"),
                        "--runroot=" + home.resolve("run"),
                        "--cgroup-manager=cgroupfs");
        assertThat(podman.run("load", "--input", archive.toString()).succeeded().output())
                .contains(name);
        assertThat(podman.run("image", "inspect", "--format", "{{.Id}}", name)
                        .succeeded()
                        .output()
                        .strip())
                .isEqualTo(imageId(pushed, name));
    }

    @Test
    void a_docker_archive_on_standard_output_is_the_one_that_a_file_would_hold() {
        String name = name("stdout");
        Pushed pushed = images.push(path(name), "1", image(Dialect.DOCKER));
        pull(name, pushed, Optional.empty(), "docker-archive:" + home.resolve("image.tar"));
        pull(name, pushed, Optional.empty(), "docker-archive:-");
        assertThat(home.resolve("image.tar")).hasBinaryContent(standardOutput.toByteArray());
        assertThat(home.resolve("work")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void a_copy_in_another_repository_keeps_its_digests(Dialect dialect) {
        String name = name("from-" + label(dialect));
        Pushed index = images.pushIndex(
                path(name), "1", dialect, image(dialect), image(dialect).on("arm64"));
        String copy = stack.registry() + "/pull/to-" + label(dialect);
        PullResult mounted = pull(name, index, Optional.empty(), "registry:" + copy + ":2");
        assertThat(mounted.transferred()).isZero();
        assertThat(registry.digestOf(ImageReference.parse(copy), "2")).contains(index.digest());
        skopeo("copy", "--all", "--src-tls-verify=false", "docker://" + copy + ":2", "dir:" + home.resolve("copied"));
    }

    @Test
    void what_is_pushed_is_sent_once() {
        String name = name("sent");
        Layer layer = Layer.with().file("unique", home.toString()).build();
        Pushed pushed = images.push(path(name), "1", SmallImage.labelled("sent").of(layer));
        String other = "registry:localhost:" + stack.registry().split(":")[1] + "/pull/sent-copy:1";
        PullResult first = pull(name, pushed, Optional.empty(), other);
        assertThat(first.transferred()).isPositive();
        PullResult second = pull(name, pushed, Optional.empty(), other);
        assertThat(second.transferred()).isZero();
        assertThat(second.reused()).isEqualTo(first.transferred());
    }

    private static SmallImage image(Dialect dialect) {
        return SmallImage.labelled("live").in(dialect).of(BASE, TOP);
    }

    private static String label(Dialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT);
    }

    private String name(String repository) {
        return stack.registry() + "/pull/" + repository + ":1";
    }

    private static String path(String name) {
        return ImageReference.parse(name).path();
    }

    private String imageId(Pushed pushed, String name) {
        Manifest manifest = registry.manifest(ImageReference.parse(name), pushed.digest(), pushed.size())
                .orElseThrow();
        return ((ImageManifest) manifest).config().digest().hex();
    }

    private ImageSource source(String layout) {
        return new OciLayoutImageSource(OciLayout.open(home.resolve(layout)));
    }

    private PullResult pull(String name, Pushed pushed, Optional<Platform> platform, String destination) {
        ImageReference reference = ImageReference.parse(name).withDigest(pushed.digest());
        SignedTag signed = new SignedTag(Gun.of(reference), "1", pushed.digest(), pushed.size(), RoleName.TARGETS);
        Destinations destinations = new Destinations(registry, home.resolve("work"), standardOutput);
        return new ImagePuller(new RegistryImageSource(registry, "the registry"))
                .pull(reference, signed, platform, destinations.parse(destination), PullListener.NONE);
    }

    private Descriptor entry(String layout) {
        List<Descriptor> entries = OciLayout.open(home.resolve(layout)).images();
        assertThat(entries).hasSize(1);
        return entries.get(0);
    }

    private Set<String> blobs(String layout) throws Exception {
        try (Stream<Path> files = Files.list(home.resolve(layout).resolve("blobs/sha256"))) {
            return new TreeSet<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    private String skopeo(String... arguments) {
        return program("skopeo")
                .always("--insecure-policy")
                .run(arguments)
                .succeeded()
                .output();
    }

    private Program program(String tool) {
        return Program.named(tool, home);
    }
}
