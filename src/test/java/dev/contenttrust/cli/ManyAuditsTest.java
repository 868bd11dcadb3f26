package dev.contenttrust.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.contenttrust.cli.ManyRepositories.End;
import dev.contenttrust.tuf.TestRepository;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Audits of more repositories than anybody waits for, and servers that do not stand it. */
class ManyAuditsTest {
    @RegisterExtension
    static final WireMockExtension BUSY = WireMockExtension.newInstance()
            .options(wireMockConfig().bindAddress("127.0.0.1").dynamicPort())
            .build();

    @TempDir
    Path home;

    private final ManyRepositories server = new ManyRepositories();

    @AfterEach
    void close() {
        server.close();
    }

    private Run audit(String... arguments) {
        String[] all = Stream.concat(
                        Stream.of("audit", "--no-registry", "--server", server.uri()), Arrays.stream(arguments))
                .toArray(String[]::new);
        return Run.in(home).at(TestRepository.TODAY.toString()).trust(all);
    }

    private static List<String> verdicts(String rows) {
        return rows.lines()
                .filter(line -> line.contains("\"kind\": \"repository\""))
                .map(line ->
                        line.replaceAll(".*\"repository\": \"[^\"]*/([^\"]*)\",\"verdict\": \"([a-z]*)\".*", "$1 $2"))
                .toList();
    }

    private static String[] with(String[] names, String... options) {
        return Stream.concat(Arrays.stream(options), Arrays.stream(names)).toArray(String[]::new);
    }

    @Test
    void a_warm_audit_costs_the_server_two_requests_a_repository() {
        String[] names = ManyRepositories.names(20);
        audit(names);
        server.forget();
        Run run = audit(names);
        assertThat(run.out()).contains("20 repositories with 20 tags: 20 weak");
        assertThat(Arrays.stream(names)).allMatch(name -> server.requests(name) <= 2);
    }

    @Test
    void no_more_requests_are_under_way_than_allowed() {
        audit(with(ManyRepositories.names(40), "--connections", "3"));
        assertThat(server.mostAtOnce()).isBetween(1, 3);
    }

    @Test
    void a_server_that_dies_half_way_leaves_no_repository_without_a_row() {
        server.upTo(60, End.BREAK);
        Run run = audit(with(ManyRepositories.names(30), "--format", "jsonl", "--timeout", "20s"));
        assertThat(run.code()).isEqualTo(ExitCode.UNCHECKED);
        List<String> verdicts = verdicts(run.out());
        assertThat(verdicts).hasSize(30).first().isEqualTo("r0 weak");
        assertThat(verdicts.get(29)).isEqualTo("r29 unreachable");
        assertThat(verdicts).noneMatch(row -> row.endsWith("fresh"));
    }

    @Test
    void a_server_that_wants_no_more_requests_is_unreachable_and_its_repositories_have_rows() {
        BUSY.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(429).withHeader("Retry-After", "0")));
        Run run =
                Run.in(home).trust("audit", "--no-registry", "--server", BUSY.baseUrl(), "a.example/x", "a.example/y");
        assertThat(run.code()).isEqualTo(ExitCode.UNCHECKED);
        assertThat(run.out())
                .contains("2 repositories with 0 tags: 2 unreachable")
                .contains("takes no more requests");
    }

    @Test
    void an_audit_that_is_killed_is_gone_on_with_and_no_row_is_lost_or_there_twice() throws Exception {
        String[] names = ManyRepositories.names(60);
        Path rows = home.resolve("rows.jsonl");
        Files.write(home.resolve("names"), List.of(names));
        server.upTo(150, End.HOLD);
        Process process = process("audit", "-f", home.resolve("names").toString(), "-o", rows.toString());
        server.awaitLimit();
        process.destroyForcibly().waitFor();
        int kept = verdicts(Files.readString(rows)).size();
        assertThat(kept).isLessThan(60);
        server.recover();
        server.forget();

        Run run = audit("-f", home.resolve("names").toString(), "-o", rows.toString(), "--resume");
        assertThat(run.err()).contains("60 repositories with 60 tags");
        assertThat(verdicts(Files.readString(rows)))
                .containsExactlyElementsOf(Arrays.stream(names)
                        .map(name -> name.substring(ManyRepositories.PREFIX.length()) + " weak")
                        .toList());
        assertThat(Files.readString(rows).lines())
                .hasSize(120)
                .allSatisfy(line -> assertThat(Schemas.objections(line)).isEmpty());
        assertThat(Arrays.stream(names).limit(kept)).allMatch(name -> server.requests(name) == 0);
    }

    @Test
    @Tag("long")
    void ten_thousand_repositories_are_audited_in_a_quarter_of_a_gigabyte() throws Exception {
        String[] names = ManyRepositories.names(10_000);
        Files.write(home.resolve("names"), List.of(names));
        for (String format : List.of("jsonl", "html")) {
            Path out = home.resolve("out." + format);
            Process process =
                    process("audit", "-f", home.resolve("names").toString(), "-o", out.toString(), "--format", format);
            assertThat(process.waitFor()).as(format).isZero();
            assertThat(out).content().contains("r9999");
        }
    }

    private Process process(String... arguments) throws IOException {
        List<String> line = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx160m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName()),
                        Stream.concat(
                                Arrays.stream(arguments),
                                Stream.of("--no-registry", "--server", server.uri(), "--warn-within", "1d")))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.to(home.resolve("err").toFile()));
        builder.environment().put("HOME", home.toString());
        return builder.start();
    }
}
