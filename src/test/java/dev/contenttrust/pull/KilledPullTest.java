package dev.contenttrust.pull;

import static dev.contenttrust.pull.ScriptedRegistry.honestly;
import static dev.contenttrust.pull.ScriptedRegistry.promise;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.layout.OciLayout;
import dev.contenttrust.live.stack.Await;
import dev.contenttrust.pull.ImagePuller.PullResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed while it pulls leaves nothing half-written under a final name, and what the next one can use. */
class KilledPullTest {
    private static final int LARGE = 4 << 20;

    /** What a pull may have in its hands and not on the disk. */
    private static final int BUFFERED = 512 << 10;

    /** Beyond any honest wait: only a hang reaches it. */
    private static final int DEADLINE_SECONDS = 120;

    private final Random random = new Random(20261125);
    private final ScriptedRegistry registry = ScriptedRegistry.with(LARGE, 300_000, 1000);
    private final Descriptor layer = registry.layer();
    private final CountDownLatch end = new CountDownLatch(1);

    @TempDir
    private Path home;

    @AfterEach
    void close() {
        end.countDown();
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"oci:%s/layout", "docker-archive:%s/it.tar"})
    void a_pull_killed_further_and_further_on_gets_there(String form) throws Exception {
        String destination = form.formatted(home);
        for (int quarter = 1; quarter < 4; quarter++) {
            int stop = quarter * LARGE / 4 + random.nextInt(LARGE / 8);
            killOnceWritten(destination, stop);
            assertNothingIsHalfWritten();
            assertThat(home.resolve("it.tar")).doesNotExist();
        }
        PullResult result = Puller.pull(registry, destination);
        assertThat(registry.asked(layer)).hasSize(4).isSorted();
        assertThat(result.reused()).isGreaterThan(LARGE / 2);
        assertNothingIsLeftOver();
    }

    @Test
    void a_pull_killed_while_it_finishes_leaves_all_or_nothing_of_each_file() throws Exception {
        killWhileFinishing(3);
    }

    @Test
    @Tag("long")
    void a_hundred_pulls_killed_while_they_finish_leave_all_or_nothing_of_each_file() throws Exception {
        killWhileFinishing(100);
    }

    private void killWhileFinishing(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            String destination = "oci:" + home.resolve("layout");
            killOnceSent(destination, random.nextInt(30_000_000));
            assertNothingIsHalfWritten();
            Puller.pull(registry, destination);
            assertNothingIsHalfWritten();
            assertNothingIsLeftOver();
            assertThat(OciLayout.open(home.resolve("layout")).images()).hasSize(1);
            delete(home.resolve("layout"));
        }
    }

    /** Kills a pull that has got so many bytes of the layer and waits for more, once most of them are on the disk. */
    private void killOnceWritten(String destination, int stop) throws Exception {
        registry.script(layer, (offset, blob, out) -> {
            promise(offset, blob, out);
            out.write(blob, offset, Math.max(0, stop - offset));
            out.flush();
            end.await();
        });
        Process process = Puller.start(registry, destination);
        Await.until("the file to grow to " + stop, () -> largestPart() >= stop - BUFFERED || !process.isAlive());
        assertThat(process.isAlive()).isTrue();
        process.destroyForcibly().waitFor();
    }

    private long largestPart() {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(file -> file.toString().endsWith(".part"))
                    .mapToLong(file -> file.toFile().length())
                    .max()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0; // It was renamed under our eyes.
        }
    }

    /** Kills a pull some nanoseconds after all of the layer was sent. */
    private void killOnceSent(String destination, int later) throws Exception {
        CompletableFuture<Void> sent = new CompletableFuture<>();
        registry.script(layer, (offset, blob, out) -> {
            honestly(offset, blob, out);
            out.flush();
            sent.complete(null);
        });
        Process process = Puller.start(registry, destination);
        CompletableFuture.anyOf(sent, process.onExit()).get(DEADLINE_SECONDS, TimeUnit.SECONDS);
        assertThat(sent).isDone();
        long until = System.nanoTime() + later;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor();
    }

    private void assertNothingIsHalfWritten() throws IOException {
        Path blobs = home.resolve("layout/blobs/sha256");
        if (Files.exists(blobs)) {
            try (Stream<Path> files = Files.list(blobs)) {
                files.filter(file -> !file.getFileName().toString().startsWith("."))
                        .forEach(file -> assertThat(digest(file))
                                .hasToString("sha256:" + file.getFileName().toString()));
            }
        }
        if (Files.exists(home.resolve("layout"))) {
            OciLayout layout = OciLayout.at(home.resolve("layout"));
            layout.images()
                    .forEach(image -> assertThat(layout.blob(image.digest())).exists());
            if (!layout.images().isEmpty()) {
                registry.blobs()
                        .forEach(blob -> assertThat(layout.blob(blob.digest())).exists());
            }
        }
    }

    private static Digest digest(Path file) {
        try {
            return Digest.sha256(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertNothingIsLeftOver() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            assertThat(files.map(Path::toString)).noneMatch(file -> file.contains(".trust-partial"));
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> assertThat(file.toFile().delete()).isTrue());
        }
    }
}
