package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.crypto.TestTimeAuthority;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.MediaType;
import dev.contenttrust.registry.MemoryRegistry;
import dev.contenttrust.tuf.TestRepository;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Evidence beside the images in their new home, and back. */
class BundleCommandTest {
    private static final String TYPE = "application/vnd.contenttrust.mirror.v1";
    private static final String NAME = "new/app";

    @TempDir
    Path directory;

    private Demo demo;
    private Path taken;
    private Path back;
    private Descriptor image;
    private TestRepository repository;
    private Demo.Surroundings here;
    private MemoryRegistry registry;

    @BeforeEach
    void publish() {
        demo = new Demo(directory);
        taken = directory.resolve("taken");
        back = directory.resolve("back");
        image = demo.image(Demo.GUN + ":1.0", "hello");
        repository = Demo.repository()
                .withTag("targets", "1.0", image.digest(), image.size())
                .withTag("targets", "same", image.digest(), image.size())
                .withTag("elsewhere")
                .withDelegation("targets/alice")
                .withTag("targets/alice", "1.0", image.digest(), image.size());
        here = demo.publish(repository);
        registry = MemoryRegistry.listing();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private void beforeReferrers() {
        registry.close();
        registry = MemoryRegistry.old();
    }

    private String home() {
        return "registry:" + registry.host() + "/" + NAME;
    }

    private void copyImage() {
        Run pull = here.trust("pull", Demo.GUN + ":1.0", "-o", home());
        assertThat(pull.code()).as(pull.err()).isEqualTo(ExitCode.OK);
    }

    private Run attach(String... more) {
        List<String> all = new ArrayList<>(List.of("mirror", Demo.GUN, "-o", taken.toString(), "--to", home()));
        all.addAll(List.of(more));
        return here.trust(all.toArray(String[]::new));
    }

    private Run restore(String... more) {
        List<String> all =
                new ArrayList<>(List.of("mirror", "--from", home() + "@" + image.digest(), "-o", back.toString()));
        all.addAll(List.of(more));
        return here.here().trust(all.toArray(String[]::new));
    }

    private String standIn() {
        return NAME + "/manifests/sha256-" + image.digest().hex();
    }

    private void assertNothingLeft() {
        assertThat(back).doesNotExist();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(Path::getFileName).map(Path::toString).filter(name -> name.startsWith(".taking")))
                    .isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void evidence_comes_back_as_it_was_whether_or_not_the_registry_lists_it(boolean lists) throws IOException {
        if (!lists) {
            beforeReferrers();
        }
        copyImage();

        Run run = attach();

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .contains("the evidence of " + Demo.GUN + " is attached in " + registry.host() + "/" + NAME + "\n")
                .contains("image      " + image.digest() + ", 1.0, same\n", "not there  elsewhere\n");
        assertThat(registry.text(standIn()).isPresent()).isEqualTo(!lists);
        Run restored = restore();
        assertThat(restored.code()).as(restored.err()).isEqualTo(ExitCode.OK);
        assertThat(restored.out()).startsWith(Demo.GUN + " in " + back + " is as it was signed\n");
        for (String name : List.of("1.root.json", "root.json", "timestamp.json")) {
            Path file = Path.of("tuf", Demo.GUN, name);
            assertThat(back.resolve(file)).hasSameBinaryContentAs(taken.resolve(file));
        }
        Run check = here.here().trust("mirror", "--check", back.toString());
        assertThat(check.code()).as(check.err()).isEqualTo(ExitCode.OK);
        Run list = here.here().trust("list", "--server", "dir:" + back, Demo.GUN);
        assertThat(list.out()).contains("\n1.0 ", "\nelsewhere ");
    }

    @Test
    void what_is_attached_already_stays_as_it_is() {
        beforeReferrers();
        copyImage();
        attach();
        Optional<String> listed = registry.text(standIn());

        here = here.at(TestRepository.TODAY.plusSeconds(3600).toString());
        Run again = attach();

        assertThat(again.code()).as(again.err()).isEqualTo(ExitCode.OK);
        assertThat(registry.text(standIn())).isEqualTo(listed);
        assertThat(taken.resolve(".work")).doesNotExist();
    }

    @Test
    void what_others_attached_stays_listed() {
        beforeReferrers();
        copyImage();
        String other = "{\"mediaType\":\"" + MediaType.OCI_MANIFEST + "\",\"digest\":\"sha256:" + "0".repeat(64)
                + "\",\"size\":2,\"artifactType\":\"application/example\",\"data\":\"e30=\"}";
        registry.manifest(
                NAME,
                "sha256-" + image.digest().hex(),
                MediaType.OCI_INDEX,
                "{\"schemaVersion\":2,\"mediaType\":\"" + MediaType.OCI_INDEX + "\",\"manifests\":[" + other
                        + "],\"annotations\":{\"a\":\"b\"}}");

        assertThat(attach().code()).isEqualTo(ExitCode.OK);

        assertThat(registry.text(standIn()).orElseThrow()).contains(other, "\"annotations\":{\"a\":\"b\"}", TYPE);
        assertThat(restore().code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void a_tag_that_holds_something_else_is_left_alone() {
        beforeReferrers();
        copyImage();
        String manifest = registry.text(NAME + "/manifests/" + image.digest()).orElseThrow();
        registry.manifest(NAME, "sha256-" + image.digest().hex(), MediaType.OCI_MANIFEST, manifest);

        Run run = attach();

        assertThat(run.code()).isEqualTo(ExitCode.NETWORK);
        assertThat(run.err()).contains("something else than an index lies under that tag");
        assertThat(registry.text(standIn())).contains(manifest);
    }

    @Test
    void what_another_client_overwrites_is_written_again() {
        beforeReferrers();
        copyImage();
        String theirs = "{\"schemaVersion\":2,\"mediaType\":\"" + MediaType.OCI_INDEX + "\",\"manifests\":[]}";
        int[] puts = {0};
        overwriting(theirs, path -> puts[0]++ < 2);

        assertThat(attach().code()).isEqualTo(ExitCode.OK);

        assertThat(puts[0]).isEqualTo(3);
        assertThat(registry.text(standIn()).orElseThrow()).contains(TYPE);
        overwriting(theirs, path -> true);
        registry.spoil(standIn(), theirs.getBytes(StandardCharsets.UTF_8));
        Run never = attach();
        assertThat(never.code()).isEqualTo(ExitCode.NETWORK);
        assertThat(never.err()).contains("does not stay: others write it at the same time");
    }

    private void overwriting(String index, java.util.function.Predicate<String> when) {
        registry.afterPut(path -> {
            if (path.contains("sha256-") && when.test(path)) {
                registry.manifest(NAME, "sha256-" + image.digest().hex(), MediaType.OCI_INDEX, index);
            }
        });
    }

    @Test
    void stamps_come_along() throws IOException {
        copyImage();
        TestTimeAuthority authority = TestTimeAuthority.named("Clock", TestRepository.TODAY.plusSeconds(1));
        Path trusted = Files.write(directory.resolve("tsa.pem"), authority.rootPem());
        try (TimeAuthorityServer server = new TimeAuthorityServer(authority::answer)) {
            assertThat(attach("--tsa", server.url(), "--tsa-ca", trusted.toString())
                            .code())
                    .isEqualTo(ExitCode.OK);
        }

        Run restored = restore("--tsa-ca", trusted.toString());

        assertThat(restored.code()).as(restored.err()).isEqualTo(ExitCode.OK);
        assertThat(restored.out()).contains("(CN=Clock)");
    }

    @Test
    void nothing_to_attach_to_or_to_bring_back_is_told() {
        Run none = attach();
        assertThat(none.code()).isEqualTo(ExitCode.NOT_SERVED);
        assertThat(none.err()).contains("none of the 2 signed images of " + Demo.GUN + " is there", "trust pull ");
        assertThat(taken.resolve("mirror.json")).exists();
        copyImage();
        Run unattached = restore();
        assertThat(unattached.code()).isEqualTo(ExitCode.NOT_SERVED);
        assertThat(unattached.err()).contains("no evidence is attached to ");
        Run tag = here.here().trust("mirror", "--from", home() + ":9", "-o", back.toString());
        assertThat(tag.code()).isEqualTo(ExitCode.NOT_SERVED);
        assertNothingLeft();
    }

    @Test
    void a_tag_leads_to_the_image_too() {
        copyImage();
        attach();

        Run run = here.here().trust("mirror", "--from", home() + ":1.0", "-o", back.toString());

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    }

    @Test
    void nothing_is_overwritten() throws IOException {
        copyImage();
        attach();
        Files.createDirectories(back);
        assertThat(restore().code()).as("an empty directory will do").isEqualTo(ExitCode.OK);

        Run again = restore();

        assertThat(again.code()).isEqualTo(ExitCode.USAGE);
        assertThat(again.err()).contains("something is there already");
    }

    @Test
    void documents_keep_to_their_schema() {
        copyImage();
        assertThat(Schemas.objections(attach("--format", "json").out())).isEmpty();
        assertThat(Schemas.objections(restore("--format", "json").out())).isEmpty();
    }

    @Test
    void what_makes_no_sense_is_told() {
        for (List<String> arguments : List.of(
                List.of("mirror", "a", "b", "-o", "x", "--to", home()),
                List.of("mirror", Demo.GUN, "-o", "x", "--to", "docker://somewhere/else"),
                List.of("mirror", Demo.GUN, "-o", "x", "--to", home() + ":1"),
                List.of("mirror", Demo.GUN, "-o", "x", "--from", home()),
                List.of("mirror", "--check", "x", "--from", home()),
                List.of("mirror", "--check", "x", "--to", home()),
                List.of("mirror", "--from", home()),
                List.of("mirror", "--from", home(), "-o", "x", "--images"))) {
            Run run = here.here().trust(arguments.toArray(String[]::new));
            assertThat(run.code()).as(String.join(" ", arguments)).isEqualTo(ExitCode.USAGE);
        }
    }

    /** Attaches the genuine evidence as somebody changed it, and nothing else. */
    private void attachChanged(Consumer<List<Entry>> change) {
        copyImage();
        attach();
        String genuine = registry.referrers(NAME, image.digest()).get(0);
        String manifest =
                registry.text(NAME + "/manifests/" + digestIn(genuine)).orElseThrow();
        Digest bundle = layerIn(manifest);
        List<Entry> entries =
                entries(registry.text(NAME + "/blobs/" + bundle).isPresent() ? bytes(bundle) : new byte[0]);
        change.accept(entries);
        attachPacked(packed(entries), "2040-01-01T00:00:00Z");
    }

    private void attachPacked(byte[] packed, String created) {
        Digest blob = registry.blob(NAME, packed);
        String manifest =
                "{\"schemaVersion\":2,\"mediaType\":\"" + MediaType.OCI_MANIFEST + "\",\"artifactType\":\"" + TYPE
                        + "\",\"config\":{\"mediaType\":\"application/vnd.oci.empty.v1+json\",\"digest\":\""
                        + Digest.sha256("{}".getBytes(StandardCharsets.UTF_8))
                        + "\",\"size\":2},\"layers\":[{\"mediaType\":\"" + TYPE
                        + ".tar+gzip\",\"digest\":\"" + blob + "\",\"size\":" + packed.length + "}]}";
        Digest digest = registry.manifest(NAME, "changed", MediaType.OCI_MANIFEST, manifest);
        registry.refer(
                NAME,
                image.digest(),
                "{\"mediaType\":\"" + MediaType.OCI_MANIFEST + "\",\"digest\":\"" + digest + "\",\"size\":"
                        + manifest.length() + ",\"artifactType\":\"" + TYPE
                        + "\",\"annotations\":{\"org.opencontainers.image.created\":\"" + created + "\"}}");
    }

    private byte[] bytes(Digest blob) {
        return registry.bytes(NAME + "/blobs/" + blob);
    }

    private static Digest digestIn(String descriptor) {
        return Digest.parse(descriptor.replaceAll("(?s).*\"digest\": *\"([^\"]*)\".*", "$1"));
    }

    private static Digest layerIn(String manifest) {
        return digestIn(manifest.substring(manifest.indexOf("\"layers\""), manifest.indexOf("\"subject\"")));
    }

    /** A member of the archive. */
    private record Entry(String name, byte type, String content) {}

    private static List<Entry> entries(byte[] packed) {
        List<Entry> entries = new ArrayList<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(packed)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.add(new Entry(
                        entry.getName(),
                        TarConstants.LF_NORMAL,
                        new String(tar.readAllBytes(), StandardCharsets.ISO_8859_1)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    private static byte[] packed(List<Entry> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
            for (Entry entry : entries) {
                TarArchiveEntry header = new TarArchiveEntry(entry.name(), entry.type());
                byte[] content = entry.content().getBytes(StandardCharsets.ISO_8859_1);
                if (entry.type() == TarConstants.LF_NORMAL) {
                    header.setSize(content.length);
                } else {
                    header.setLinkName(entry.content());
                }
                tar.putArchiveEntry(header);
                if (entry.type() == TarConstants.LF_NORMAL) {
                    tar.write(content);
                }
                tar.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The changed evidence is passed over for the genuine; alone, it is refused. */
    private void assertRefused(String why) {
        Run passedOver = restore();
        assertThat(passedOver.code()).as(passedOver.err()).isEqualTo(ExitCode.OK);
        assertThat(passedOver.err()).contains("passed over newer evidence: ").contains(why);
        deleteAll(back);
        registry.forget(NAME, image.digest(), 0);
        Run alone = restore();
        assertThat(alone.code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
        assertThat(alone.err()).contains(why);
        assertNothingLeft();
    }

    private static void deleteAll(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside",
                "/etc/outside",
                "tuf/../../outside",
                "proofs/../x.json",
                "proofs/x.sh",
                "oci/index.json",
                "mirror.json",
                ".lock"
            })
    void a_file_that_does_not_belong_there_is_refused(String name) {
        attachChanged(entries -> entries.add(new Entry(name, TarConstants.LF_NORMAL, "{}")));

        assertRefused("does not belong in it");
        assertThat(directory.resolve("outside")).doesNotExist();
    }

    @Test
    void links_and_directories_are_refused() {
        attachChanged(entries -> entries.add(new Entry("proofs/x.json", TarConstants.LF_SYMLINK, "/etc/passwd")));

        assertRefused("is no plain file");
    }

    @Test
    void a_file_that_is_not_as_listed_is_refused() {
        attachChanged(entries -> entries.replaceAll(entry -> entry.name().endsWith("/timestamp.json")
                ? new Entry(entry.name(), entry.type(), entry.content().replace("2030", "2040"))
                : entry));

        assertRefused("is not what its index lists");
    }

    @Test
    void a_file_that_is_longer_than_listed_is_refused() {
        attachChanged(entries -> entries.replaceAll(entry -> entry.name().endsWith("/timestamp.json")
                ? new Entry(entry.name(), entry.type(), entry.content() + " ".repeat(5_000_000))
                : entry));

        assertRefused("bytes, its index lists");
    }

    @Test
    void a_file_that_is_there_twice_is_refused() {
        attachChanged(entries -> entries.add(entries.get(1)));

        assertRefused("does not belong in it");
    }

    @Test
    void a_lack_of_files_is_refused() {
        attachChanged(entries -> entries.remove(entries.size() - 1));

        assertRefused("it lacks ");
    }

    @Test
    void an_index_that_comes_late_is_refused() {
        attachChanged(entries -> entries.add(entries.remove(0)));

        assertRefused("not with mirror.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{}", "{\"schemaVersion\": 99}", "[]"})
    void an_index_that_cannot_be_read_is_refused(String index) {
        attachChanged(entries -> entries.set(0, new Entry("mirror.json", TarConstants.LF_NORMAL, index)));

        assertRefused("its index cannot be read: ");
    }

    @Test
    void what_is_no_archive_is_refused() {
        attachChanged(List::clear);
        attachPacked("no archive".getBytes(StandardCharsets.UTF_8), "2041-01-01T00:00:00Z");

        assertRefused("it is no gzipped tar");
    }

    @Test
    void an_empty_archive_is_refused() {
        attachChanged(List::clear);

        assertRefused("it is empty");
    }

    /** Well packed, badly signed. */
    @Test
    void evidence_that_does_not_verify_is_refused() {
        attachChanged(entries -> {
            List<Entry> forged = new ArrayList<>();
            for (Entry entry : entries) {
                forged.add(
                        entry.name().endsWith("timestamp.json")
                                ? new Entry(
                                        entry.name(),
                                        entry.type(),
                                        entry.content().replace("2030", "2040"))
                                : entry);
            }
            entries.clear();
            entries.addAll(relisted(forged));
        });

        assertRefused("timestamp");
    }

    /** Whoever may push there could attach another repository's evidence, which says nothing of this image. */
    @Test
    void evidence_that_does_not_sign_the_image_is_refused() {
        copyImage();
        attach();
        Path other = directory.resolve("other");
        Demo elsewhere = new Demo(other);
        Descriptor unlike = elsewhere.image(Demo.GUN + ":1.0", "unlike");
        Demo.Surroundings there = elsewhere.publish(
                TestRepository.aRepository(Demo.GUN).withTag("targets", "1.0", unlike.digest(), unlike.size()));
        try (MemoryRegistry theirs = MemoryRegistry.listing()) {
            String place = "registry:" + theirs.host() + "/" + NAME;
            there.trust("pull", Demo.GUN + ":1.0", "-o", place);
            Run run =
                    there.trust("mirror", Demo.GUN, "-o", other.resolve("taken").toString(), "--to", place);
            assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
            String manifest = theirs.text(NAME + "/manifests/"
                            + digestIn(theirs.referrers(NAME, unlike.digest()).get(0)))
                    .orElseThrow();
            attachPacked(theirs.bytes(NAME + "/blobs/" + layerIn(manifest)), "2040-01-01T00:00:00Z");
        }

        assertRefused("it does not sign the image that it is attached to");
    }

    /** With an index that lists the files as they are. */
    private static List<Entry> relisted(List<Entry> entries) {
        StringBuilder files = new StringBuilder();
        String prefix = "tuf/" + Demo.GUN + "/";
        for (Entry entry : entries.subList(1, entries.size())) {
            byte[] bytes = entry.content().getBytes(StandardCharsets.ISO_8859_1);
            files.append(files.isEmpty() ? "" : ",")
                    .append('"')
                    .append(entry.name().substring(prefix.length()))
                    .append("\":{\"length\":")
                    .append(bytes.length)
                    .append(",\"sha256\":\"")
                    .append(Digest.sha256(bytes).hex())
                    .append("\"}");
        }
        String now = TestRepository.TODAY.toString();
        String index =
                "{\"schemaVersion\":1,\"created\":\"" + now + "\",\"updated\":\"" + now + "\",\"repositories\":{\""
                        + Demo.GUN + "\":{\"server\":\"https://notary.example.com\",\"taken\":\"" + now
                        + "\",\"files\":{" + files
                        + "}}}}";
        List<Entry> all = new ArrayList<>(entries);
        all.set(0, new Entry("mirror.json", TarConstants.LF_NORMAL, index));
        return all;
    }
}
