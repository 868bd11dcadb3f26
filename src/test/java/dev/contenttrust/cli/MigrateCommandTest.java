package dev.contenttrust.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import dev.contenttrust.crypto.SigningKey;
import dev.contenttrust.migrate.status.CosignSigner;
import dev.contenttrust.migrate.status.TestRegistry;
import dev.contenttrust.tuf.TestKey;
import dev.contenttrust.tuf.TestRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

class MigrateCommandTest {
    private static final String IMAGE = CosignSigner.manifest();
    private static final Digest DIGEST = Digest.sha256(IMAGE.getBytes(StandardCharsets.UTF_8));
    private static final String PATH = "demo/app";

    @TempDir
    Path directory;

    private final TestRegistry registry = new TestRegistry();
    private final SigningKey key = SigningKey.ecdsa("secp256r1");
    private Demo demo;
    private Path plan;

    @BeforeEach
    void build() {
        demo = new Demo(directory);
        plan = directory.resolve("plan.json");
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private static TestRepository repository() {
        return Demo.repository().withTag("targets", "1.0", DIGEST, IMAGE.length());
    }

    private Run planned(TestRepository... repositories) {
        Demo.Surroundings here = demo.publish(repositories);
        return here.trust("migrate", "plan", Demo.GUN, "-o", plan.toString());
    }

    private Run.Surroundings here() {
        return Run.in(directory.resolve("home")).at(TestRepository.TODAY.toString());
    }

    private Run migrate(String... arguments) {
        return here().trust(Stream.concat(Stream.of("migrate"), Stream.of(arguments))
                .toArray(String[]::new));
    }

    private Run status(String... more) {
        return migrate(
                Stream.concat(Stream.of("status", plan.toString(), "--to-registry", registry.host()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private Path publicKey() throws IOException {
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.spki())
                + "\n-----END PUBLIC KEY-----\n";
        return Files.writeString(directory.resolve("cosign.pub"), pem);
    }

    private void sign(String reference) {
        CosignSigner signer = CosignSigner.of(key, DIGEST, reference);
        registry.blob(PATH, signer.payload());
        registry.manifest(PATH, CosignSigner.tag(DIGEST), CosignSigner.manifest(signer.layer()));
    }

    @Test
    void a_plan_holds_what_verifies_with_its_signers() throws IOException {
        Run run = planned(
                repository().withDelegation("targets/alice").withTag("targets/alice", "1.0", DIGEST, IMAGE.length()));
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains("1 of 1 enter the plan").contains("1.0  " + DIGEST + "  signed by targets");
        String written = Files.readString(plan);
        assertThat(Schemas.objections(written)).isEmpty();
        assertThat(written).contains(DIGEST.toString(), "\"verified\"", "\"targets/alice\"", "2026-06-01T12:00:00Z");
        try (Stream<Path> beside = Files.list(directory)) {
            assertThat(beside.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("home", "mirror", "plan.json");
        }
    }

    @Test
    void what_docker_would_not_take_is_left_out_and_said() throws IOException {
        Run run = planned(repository()
                .withDelegation("targets/alice")
                .withTag("targets/alice", "only-alice")
                .withTag("targets", "not a tag", DIGEST, IMAGE.length()));
        assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out())
                .contains("1 of 3 enter the plan")
                .containsPattern("only-alice +left out +.*only targets/alice signs it")
                .containsPattern("not a tag +left out");
        assertThat(Schemas.objections(Files.readString(plan))).isEmpty();
        assertThat(migrate("print", plan.toString(), "--to", "refs").out())
                .isEqualTo(Demo.GUN + ":1.0@" + DIGEST + "\n");
    }

    @Test
    void a_tag_in_doubt_does_not_enter() {
        Run run = planned(repository()
                .withDelegation("targets/releases")
                .withTag("targets/releases", "1.0")
                .expiring("targets/releases", "2026-01-01T00:00:00Z"));
        assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).contains("0 of 2 enter the plan").contains("expired");
    }

    @Test
    void an_expired_repository_enters_as_of_an_instant_and_the_plan_says_so() throws IOException {
        Demo.Surroundings here = demo.publish(repository().expiring("timestamp", "2026-05-01T00:00:00Z"));
        assertThat(here.trust("migrate", "plan", Demo.GUN, "-o", plan.toString())
                        .code())
                .isEqualTo(ExitCode.EXPIRED);
        Run then = here.trust("migrate", "plan", Demo.GUN, "-o", plan.toString(), "--as-of", "2026-04-01");
        assertThat(then.code()).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(plan)).contains("\"asOf\": \"2026-04-01T00:00:00Z\"", DIGEST.toString());
        assertThat(migrate("print", plan.toString(), "--to", "cosign", "--to-registry", "new.example.com")
                        .out())
                .contains("--as-of 2026-04-01T00:00:00Z");
    }

    @Test
    void one_repository_that_fails_is_no_reason_to_leave_out_the_others() throws IOException {
        Demo.Surroundings here = demo.publish(repository());
        Run run = here.trust("migrate", "plan", "registry.example.com/no/such", Demo.GUN, "-o", plan.toString());
        assertThat(run.code()).isEqualTo(ExitCode.NOT_SIGNED);
        assertThat(Files.readString(plan)).contains(DIGEST.toString(), "registry.example.com/no/such");
    }

    @Test
    void it_is_printed_as_commands_that_sign_each_digest_once() throws IOException {
        planned(repository().withTag("targets", "latest", DIGEST, IMAGE.length()));
        String cosign = migrate("print", plan.toString(), "--to", "cosign", "--signing-key", "my $(touch x) 'key'")
                .out();
        assertThat(cosign)
                .contains("# tags: 1.0, latest\n")
                .contains("\ncosign sign --key 'my $(touch x) '\\''key'\\''' " + Demo.GUN + "@" + DIGEST + "\n")
                .containsOnlyOnce("cosign sign --key")
                .doesNotContain("trust pull");
        String notation = migrate(
                        "print", plan.toString(), "--to", "notation", "--to-registry", "new.example.com:5000/x")
                .out();
        assertThat(notation)
                .contains("\nnotation sign --signature-format jws new.example.com:5000/x/demo/app@" + DIGEST + "\n")
                .contains("trust pull " + Demo.GUN + ":latest@" + DIGEST + " --server ")
                .contains("-o registry:new.example.com:5000/x/demo/app:latest\n")
                .contains("\"new.example.com:5000/x/demo/app\"", "\"strict\"");
        for (String script : List.of(cosign, notation)) {
            Files.writeString(directory.resolve("script.sh"), script);
            Process shell = new ProcessBuilder(
                            "sh", "-n", directory.resolve("script.sh").toString())
                    .start();
            try {
                assertThat(shell.waitFor()).isZero();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void it_is_printed_as_a_policy_that_reads_as_yaml() throws IOException {
        planned(repository());
        String policy = migrate(
                        "print",
                        plan.toString(),
                        "--to",
                        "kyverno",
                        "--cosign-key",
                        publicKey().toString())
                .out();
        Object read = new Yaml().load(policy);
        assertThat(read.toString())
                .contains("kind=ClusterPolicy")
                .contains("imageReferences=[" + Demo.GUN + ", " + Demo.GUN + ":*, " + Demo.GUN + "@*]")
                .contains("publicKeys=-----BEGIN PUBLIC KEY-----")
                .contains(Demo.GUN + ":*@" + DIGEST);
        assertThat(migrate("print", plan.toString(), "--to", "kyverno").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void it_is_safe_to_switch_off_once_all_is_served_and_signed() throws IOException {
        planned(repository());
        registry.manifest(PATH, "1.0", IMAGE);
        sign(registry.host() + "/" + PATH);
        Run run = status("--cosign-key", publicKey().toString());
        assertThat(run.code()).isEqualTo(ExitCode.OK);
        assertThat(run.out())
                .containsPattern("1\\.0 +done +as signed +cosign \\(ECDSA P-256\\)")
                .contains("Safe to switch off the trust server: yes");
    }

    @Test
    void it_is_not_safe_while_an_image_or_its_signature_is_missing() throws IOException {
        planned(repository());
        String pub = publicKey().toString();
        Run nothing = status("--cosign-key", pub);
        assertThat(nothing.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(nothing.out()).contains("switch off the trust server: no").contains("no such tag");
        registry.manifest(
                PATH,
                "1.0",
                CosignSigner.manifest(CosignSigner.of(key, DIGEST, "x").layer()));
        assertThat(status("--cosign-key", pub).out()).contains("another digest");
        registry.manifest(PATH, "1.0", IMAGE);
        Run unsigned = status("--cosign-key", pub);
        assertThat(unsigned.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(unsigned.out()).contains("no cosign").contains("there is no cosign signature");
        sign("elsewhere.example.com/demo/app");
        assertThat(status("--cosign-key", pub).out()).contains("made for another repository");
    }

    @Test
    void it_is_not_known_where_signatures_were_not_asked_for_or_the_registry_does_not_answer() {
        planned(repository());
        registry.manifest(PATH, "1.0", IMAGE);
        Run unasked = status();
        assertThat(unasked.code()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(unasked.out()).contains("trust server: unknown").contains("--cosign-key or --notation-ca");
        Run silent = migrate("status", plan.toString(), "--to-registry", "localhost:1");
        assertThat(silent.code()).isEqualTo(ExitCode.UNCHECKED);
        registry.failing(500);
        assertThat(unchecked()).isEqualTo(ExitCode.UNCHECKED);
    }

    private ExitCode unchecked() {
        try {
            return status("--cosign-key", publicKey().toString()).code();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void what_the_plan_left_out_stands_against_it_unless_it_is_given_up() throws IOException {
        planned(repository().withDelegation("targets/alice").withTag("targets/alice", "only-alice"));
        registry.manifest(PATH, "1.0", IMAGE);
        sign(registry.host() + "/" + PATH);
        Run counted = status("--cosign-key", publicKey().toString());
        assertThat(counted.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(counted.out()).contains("missing: " + Demo.GUN + " only-alice: left out of the plan");
        assertThat(status("--cosign-key", publicKey().toString(), "--without-refused")
                        .code())
                .isEqualTo(ExitCode.OK);
    }

    @Test
    void a_plan_without_any_tag_makes_nothing_safe() throws IOException {
        demo.publish(Demo.repository().withDelegation("targets/alice").withTag("targets/alice", "1.0"))
                .trust("migrate", "plan", Demo.GUN, "-o", plan.toString());
        Run run = status("--cosign-key", publicKey().toString(), "--without-refused");
        assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).contains("the plan holds no tag at all");
    }

    @Test
    void where_nothing_could_be_judged_the_plan_of_before_stays() throws IOException {
        planned(repository());
        String before = Files.readString(plan);
        Run run = demo.publish(repository())
                .trust("migrate", "plan", "registry.example.com/no/such", "-o", plan.toString());
        assertThat(run.code()).isEqualTo(ExitCode.NOT_SIGNED);
        assertThat(run.err()).contains("no plan was written");
        assertThat(plan).hasContent(before);
    }

    @Test
    void both_kinds_are_wanted_where_both_are_named() throws IOException {
        planned(repository());
        registry.manifest(PATH, "1.0", IMAGE);
        sign(registry.host() + "/" + PATH);
        TestKey certified = TestKey.rootOf(Demo.GUN);
        Path store =
                Files.write(directory.resolve("ca.pem"), Base64.getDecoder().decode(certified.material()));
        Run run = status("--cosign-key", publicKey().toString(), "--notation-ca", store.toString());
        assertThat(run.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(run.out()).contains("no notation").contains("there is no notation signature");
    }

    @Test
    void a_plan_that_was_tampered_with_so_that_it_breaks_its_grammar_is_refused() throws IOException {
        planned(repository());
        String good = Files.readString(plan);
        for (String bad : List.of(
                good.replace("\"1.0\"", "\"1.0; rm -rf /\""),
                good.replace("\"1.0\"", "\"$(id)\""),
                good.replace(Demo.GUN, "registry.example.com/demo/app`id`"),
                good.replace(DIGEST.toString(), "sha256:abc"),
                good.replace("\"version\": 1", "\"version\": 2"),
                good.replace("\"verified\"", "\"unverified\""),
                good.replace("trust-plan", "trust-mirror"),
                good.replace("\"tag\":", "\"tag\": \"2\", \"tag\":"),
                good.substring(0, good.length() / 2),
                "")) {
            Files.writeString(plan, bad);
            Run run = migrate("print", plan.toString(), "--to", "refs");
            assertThat(run.code()).as(bad).isEqualTo(ExitCode.USAGE);
            assertThat(run.out()).isEmpty();
        }
        Files.writeString(plan, good.replace("\"version\": 1", "\"version\": 2"));
        assertThat(migrate("print", plan.toString(), "--to", "refs").err()).contains("Use the trust that made it");
    }

    @Test
    void what_is_asked_for_wrongly_says_so() throws IOException {
        planned(repository());
        for (String[] wrong : List.of(
                new String[] {"print", plan.toString()},
                new String[] {"print", plan.toString(), "--to", "rekor"},
                new String[] {"print", "--to", "refs"},
                new String[] {"print", directory.resolve("none").toString(), "--to", "refs"},
                new String[] {"plan", Demo.GUN},
                new String[] {"plan", "-o", plan.toString()},
                new String[] {
                    "plan",
                    Demo.GUN,
                    "-o",
                    directory.resolve("no/such/plan.json").toString()
                },
                new String[] {"status", plan.toString(), "--to-registry", "user"},
                new String[] {"status", plan.toString(), "--to-registry", "https://new.example.com"},
                new String[] {"status", plan.toString(), "--cosign-key", plan.toString()},
                new String[] {
                    "status", plan.toString(), "--notation-ca", publicKey().toString()
                },
                new String[] {"status", plan.toString(), "--registry", "oci:x"},
                new String[] {"go"},
                new String[] {})) {
            assertThat(migrate(wrong).code()).as(String.join(" ", wrong)).isEqualTo(ExitCode.USAGE);
        }
    }

    @Test
    void the_documents_follow_their_schema() throws IOException {
        Demo.Surroundings here =
                demo.publish(repository().withDelegation("targets/alice").withTag("targets/alice", "only-alice"));
        Run planned = here.trust(
                "migrate", "plan", "--format", "json", Demo.GUN, "registry.example.com/no/such", "-o", plan.toString());
        assertThat(Schemas.objections(planned.out())).isEmpty();
        registry.manifest(PATH, "1.0", IMAGE);
        Run status = status("--cosign-key", publicKey().toString(), "--format", "json");
        assertThat(Schemas.objections(status.out())).isEmpty();
        assertThat(status.out()).contains("\"safeToSwitchOff\": \"no\"", "\"state\": \"missing\"");
    }
}
