package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.crypto.TestTimeAuthority;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.tuf.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which instants a mirror proves. */
class StampedMirrorTest {
    /** A moment after the mirror is taken, which is not a whole second. */
    private static final Instant STAMPED = TestRepository.TODAY.plusMillis(4200);

    private static final String PROVEN = TestRepository.TODAY.plusSeconds(5).toString();

    @TempDir
    Path directory;

    private final TestTimeAuthority authority = TestTimeAuthority.named("Clock", STAMPED);
    private final TimeAuthorityServer server = new TimeAuthorityServer(authority::answer);
    private Demo demo;
    private Path taken;
    private Path trusted;
    private TestRepository repository;
    private Demo.Surroundings here;

    @BeforeEach
    void publish() throws IOException {
        demo = new Demo(directory);
        taken = directory.resolve("taken");
        trusted = Files.write(directory.resolve("tsa.pem"), authority.rootPem());
        Descriptor image = demo.image(Demo.GUN + ":1.0", "hello");
        repository = Demo.repository()
                .withTag("targets", "1.0", image.digest(), image.size())
                .withDelegation("targets/alice")
                .withTag("targets/alice", "1.0", image.digest(), image.size());
        here = demo.publish(repository);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Run take(String... more) {
        List<String> all = new ArrayList<>(List.of("mirror", Demo.GUN, "-o", taken.toString()));
        all.addAll(List.of("--tsa", server.url(), "--tsa-ca", trusted.toString()));
        all.addAll(List.of(more));
        return here.trust(all.toArray(String[]::new));
    }

    private Run check(String... more) {
        return from(here.here(), Stream.concat(Stream.of("mirror", "--check", taken.toString()), Stream.of(more)));
    }

    private Run list(String instant, String... more) {
        return from(
                here.here(),
                Stream.concat(
                        Stream.of("list", Demo.GUN, "--server", "dir:" + taken, "--as-of", instant), Stream.of(more)));
    }

    private static Run from(Run.Surroundings surroundings, Stream<String> arguments) {
        return surroundings.trust(arguments.toArray(String[]::new));
    }

    private List<String> proofs() throws IOException {
        try (Stream<Path> files = Files.list(taken.resolve("proofs"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Path proof(String end) throws IOException {
        return taken.resolve("proofs")
                .resolve(proofs().stream()
                        .filter(name -> name.endsWith(end))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void what_was_stamped_is_proven_from_then_on_and_claimed_before() throws IOException {
        Run run = take();

        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .contains("all that " + taken + " holds is stamped\n", "by     CN=Clock\n", "as of  " + PROVEN + "\n");
        assertThat(proofs()).hasSize(2);
        assertThat(proof(".json")).hasSameBinaryContentAs(taken.resolve("mirror.json"));

        Run then = list(PROVEN, "--tsa-ca", trusted.toString());
        assertThat(then.code()).as(then.err()).isEqualTo(ExitCode.OK);
        assertThat(then.err())
                .contains("as of " + PROVEN + " is proven: all that it rests on was there by " + PROVEN
                        + ", says the time stamp of CN=Clock");
        Run before = list(TestRepository.TODAY.toString(), "--tsa-ca", trusted.toString());
        assertThat(before.code()).isEqualTo(ExitCode.OK);
        assertThat(before.err())
                .contains("as of " + TestRepository.TODAY
                        + " is claimed, not proven: a time stamp of all that it rests on is of " + PROVEN);
    }

    @Test
    void a_check_says_which_instants_are_proven() {
        take();

        Run check = check("--tsa-ca", trusted.toString());

        assertThat(check.code()).as(check.err()).isEqualTo(ExitCode.OK);
        assertThat(check.out())
                .containsPattern("proven +from " + PROVEN + " \\(CN=Clock\\) to 2030-[^;]*; before, it is claimed\n");
        Run unasked = check();
        assertThat(unasked.out()).containsPattern("proven +nothing: when it was taken, the mirror alone says\n");
        assertThat(unasked.err()).contains("holds 1 time stamp, not looked at: name the authority with --tsa-ca FILE");
    }

    @Test
    void without_an_authority_or_a_stamp_everything_is_claimed() {
        here.trust("mirror", Demo.GUN, "-o", taken.toString());
        assertThat(list(PROVEN, "--tsa-ca", trusted.toString()).err())
                .contains("is claimed, not proven: the mirror holds no time stamp");

        take();
        assertThat(list(PROVEN).err())
                .contains("is claimed, not proven: the mirror holds time stamps, but no authority");
    }

    @Test
    void stamps_of_an_authority_that_is_not_trusted_prove_nothing() throws IOException {
        take();
        Path other = Files.write(
                directory.resolve("other.pem"),
                TestTimeAuthority.named("Clock", STAMPED).rootPem());

        Run list = list(PROVEN, "--tsa-ca", other.toString());
        assertThat(list.code()).isEqualTo(ExitCode.OK);
        assertThat(list.err())
                .contains("is claimed, not proven: of the mirror's 1 time stamp none counts", "leads to none");
        Run check = check("--tsa-ca", other.toString());
        assertThat(check.code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
        assertThat(check.err()).contains(".tsr: refused the time stamp");
        assertThat(check.out()).contains("is as it was signed").containsPattern("proven +nothing");
    }

    /** Whoever got hold of a key later can sign what looks old; a stamp of then he cannot get. */
    @Test
    void what_a_leaked_key_signs_later_is_claimed_only() throws IOException {
        take();
        repository.withTag("evil").publish();
        demo.publish(repository);
        Path forged = directory.resolve("forged");
        here.trust("mirror", Demo.GUN, "-o", forged.toString());
        Files.createDirectories(forged.resolve("proofs"));
        for (String name : proofs()) {
            Files.copy(
                    taken.resolve("proofs").resolve(name),
                    forged.resolve("proofs").resolve(name));
        }

        Run list = here.here()
                .trust(
                        "list",
                        Demo.GUN,
                        "--server",
                        "dir:" + forged,
                        "--as-of",
                        PROVEN,
                        "--tsa-ca",
                        trusted.toString());

        assertThat(list.out()).contains("evil");
        assertThat(list.err())
                .contains("is claimed, not proven: no time stamp of the mirror is about all that it rests on");
    }

    @Test
    void what_is_new_is_stamped_and_what_is_not_is_not_asked_for_again() throws IOException {
        take();
        Run again = take();
        assertThat(again.out()).contains(", from before: nothing is new\n");
        assertThat(server.asked()).isOne();

        demo.publish(repository.withTag("2.0"));
        Instant later = STAMPED.plusSeconds(3600);
        server.answering(authority.at(later)::answer);
        assertThat(take().code()).isEqualTo(ExitCode.OK);
        assertThat(proofs()).hasSize(4);
        assertThat(list(PROVEN, "--tsa-ca", trusted.toString()).err())
                .contains("claimed, not proven: a time stamp of all");
        assertThat(list(later.plusSeconds(1).toString(), "--tsa-ca", trusted.toString())
                        .err())
                .contains(" is proven: ");
        assertThat(check("--tsa-ca", trusted.toString()).code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void an_authority_that_fails_leaves_the_mirror_as_it_was_taken() {
        server.failing(503);
        Run busy = take("--timeout", "2s");
        assertThat(busy.code()).isEqualTo(ExitCode.NETWORK);
        assertThat(busy.out()).contains(" is taken to ");
        server.failing(404);
        Run missing = take();
        assertThat(missing.code()).isEqualTo(ExitCode.NETWORK);
        assertThat(missing.err()).contains("No time stamp from " + server.url(), "it answered 404");
        server.failing(200);
        server.answering(request -> "no stamp".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Run garbage = take();
        assertThat(garbage.code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
        assertThat(garbage.err()).contains("refused the time stamp", "it is not DER");
        server.answering(TestTimeAuthority.named("Clock", STAMPED)::answer);
        assertThat(take().code()).isEqualTo(ExitCode.VERIFICATION_FAILED);

        assertThat(taken.resolve("proofs")).doesNotExist();
        assertThat(check("--tsa-ca", trusted.toString()).code()).isEqualTo(ExitCode.OK);
        server.answering(authority::answer);
        assertThat(take().code()).isEqualTo(ExitCode.OK);
    }

    @Test
    void a_stamp_that_was_tampered_with_is_refused_and_proves_nothing() throws IOException {
        take();
        Path index = proof(".json");
        Path answer = proof(".tsr");
        byte[] whole = Files.readAllBytes(index);
        byte[] stamp = Files.readAllBytes(answer);

        Files.writeString(index, Files.readString(index).replace("\"created\"", "\"Created\""));
        assertSpoiled("not about");
        Files.delete(index);
        assertSpoiled("it is not there");
        Files.createSymbolicLink(index, taken.resolve("mirror.json"));
        assertSpoiled("no plain file");
        Files.delete(index);
        Files.write(index, whole);
        stamp[stamp.length - 1] ^= 1;
        Files.write(answer, stamp);
        assertSpoiled("refused the time stamp");
        Files.write(answer, new byte[1 << 17]);
        assertSpoiled("longer than");
    }

    private void assertSpoiled(String why) {
        Run check = check("--tsa-ca", trusted.toString());
        assertThat(check.code()).isEqualTo(ExitCode.VERIFICATION_FAILED);
        assertThat(check.err()).contains(why);
        Run list = list(PROVEN, "--tsa-ca", trusted.toString());
        assertThat(list.code()).isEqualTo(ExitCode.OK);
        assertThat(list.err()).contains("is claimed, not proven: of the mirror's 1 time stamp none counts", why);
    }

    @Test
    void an_index_that_a_run_left_without_its_stamp_is_removed_by_the_next() throws IOException {
        take();
        Path left = taken.resolve("proofs").resolve("20260601T120009Z-0123456789abcdef.json");
        Files.copy(taken.resolve("mirror.json"), left);
        assertThat(check("--tsa-ca", trusted.toString()).code()).isEqualTo(ExitCode.OK);

        take();

        assertThat(left).doesNotExist();
        assertThat(proofs()).hasSize(2);
    }

    @Test
    void documents_keep_to_their_schema() {
        Run run = take("--format", "json");
        assertThat(Schemas.objections(run.out())).isEmpty();
        assertThat(run.out()).contains("\"stamp\"", "\"instant\": \"" + PROVEN + "\"");
        Run check = check("--tsa-ca", trusted.toString(), "--format", "json");
        assertThat(Schemas.objections(check.out())).isEmpty();
        assertThat(check.out()).contains("\"proven\"", "\"from\": \"" + PROVEN + "\"");
        Run list = list(PROVEN, "--tsa-ca", trusted.toString(), "--format", "json");
        assertThat(Schemas.objections(list.out())).isEmpty();
        assertThat(list.out()).contains("\"existence\"", "\"by\": \"" + PROVEN + "\"");
        Run claimed = list(TestRepository.TODAY.toString(), "--format", "json");
        assertThat(Schemas.objections(claimed.out())).isEmpty();
        assertThat(claimed.out()).contains("\"proven\": false");
    }

    @Test
    void an_audit_says_it_too() {
        take();

        Run audit = here.here()
                .trust(
                        "audit",
                        Demo.GUN,
                        "--server",
                        "dir:" + taken,
                        "--as-of",
                        PROVEN,
                        "--tsa-ca",
                        trusted.toString(),
                        "--format",
                        "jsonl");

        assertThat(audit.out()).contains("as of " + PROVEN + " is proven: ");
    }

    @Test
    void what_cannot_go_together_is_told() {
        Run alone = here.trust("mirror", Demo.GUN, "-o", taken.toString(), "--tsa", server.url());
        assertThat(alone.code()).isEqualTo(ExitCode.USAGE);
        assertThat(alone.err()).contains("Add --tsa-ca FILE");
        Run checking = check("--tsa", server.url(), "--tsa-ca", trusted.toString());
        assertThat(checking.code()).isEqualTo(ExitCode.USAGE);
        Run address = take("--tsa", "timestamp.example.com");
        assertThat(address.code()).isEqualTo(ExitCode.USAGE);
        assertThat(taken).doesNotExist();
        take();
        Run missing = check("--tsa-ca", directory.resolve("none.pem").toString());
        assertThat(missing.code()).isEqualTo(ExitCode.USAGE);
        assertThat(missing.err()).contains("none.pem of --tsa-ca");
    }
}
