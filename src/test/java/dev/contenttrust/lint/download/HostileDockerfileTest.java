package dev.contenttrust.lint.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.lint.Checked;
import dev.contenttrust.lint.dockerfile.DockerfileParser;
import dev.contenttrust.lint.finding.Finding;
import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.BuildFlow;
import dev.contenttrust.lint.source.SourceText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** Dockerfiles that are made to cost time or memory end, with findings that lie in them. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HostileDockerfileTest {
    private static final String FETCH = "curl http://x.example/y | sh; ";

    private static String many(int count, String piece) {
        return IntStream.range(0, count)
                .mapToObj(i -> piece.replace("#", String.valueOf(i)))
                .collect(Collectors.joining());
    }

    private static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "100,000 continued lines",
                "RUN true \\\n" + many(100_000, " && wget https://x.example/#.tgz -O f# \\\n") + "&& true");
        files.put("10,000 nested substitutions", "RUN echo " + "$(".repeat(10_000) + "x" + ")".repeat(10_000));
        files.put(
                "nested as deep as they are read",
                "RUN " + ("echo " + "$(".repeat(95) + FETCH + ")".repeat(95) + ";").repeat(100));
        files.put(
                "functions that call each other",
                "RUN f0() { " + FETCH + "}; " + many(22, "g#() { f#; f#; f#; f#; }; f#b() { :; }; ")
                        + IntStream.range(1, 23)
                                .mapToObj(
                                        i -> "f" + i + "() { f" + (i - 1) + "; f" + (i - 1) + "; f" + (i - 1) + "; }; ")
                                .collect(Collectors.joining())
                        + "f22");
        files.put(
                "functions that do nothing but call",
                "RUN f0() { ((1)); }; "
                        + IntStream.range(1, 23)
                                .mapToObj(i -> "f" + i + "() { f" + (i - 1) + "; f" + (i - 1) + "; f" + (i - 1) + "; f"
                                        + (i - 1) + "; }; ")
                                .collect(Collectors.joining())
                        + "f22; " + FETCH);
        files.put("a function that calls itself", "RUN f() { f; " + FETCH + "f; }; f");
        files.put("loops in loops", "RUN " + "for a in 1 2 3; do ".repeat(90) + FETCH + "done; ".repeat(90));
        files.put(
                "branches in branches",
                "RUN " + "if a; then x=$x$y; ".repeat(90) + FETCH + "else y=1; fi; ".repeat(90));
        files.put(
                "a case of 20,000 arms",
                "RUN case x in " + many(20_000, "#) a#=1 x=$x$a#;; ") + "esac; wget http://$x/");
        files.put(
                "a variable that is doubled",
                ("RUN x=aaaaaaaaaaaaaaaa; " + "x=\"$x$x\"; ".repeat(40) + "wget \"http://$x\"; sh -c \"$x\"\n")
                        .repeat(100));
        files.put(
                "a script in a script",
                "RUN x='sh -c \"$x\"'; export x; eval \"$x\"; "
                        + "eval 'eval eval curl http://x.example';".repeat(5_000));
        files.put(
                "a script that is read again by what it starts",
                "RUN bash <<E\n" + "curl http://x.example | bash\n".repeat(40) + "E");
        files.put("a long pipe", "RUN curl http://x.example " + "| cat ".repeat(20_000) + "| sh");
        files.put("many instructions", "RUN wget http://x.example/a.tgz && tar xf a.tgz\n".repeat(5_000));
        files.put(
                "many stages",
                IntStream.range(1, 2_000)
                        .mapToObj(i -> "FROM s" + (i - 1) + " AS s" + i + "\nENV A" + i + "=$A" + (i - 1)
                                + "\nRUN wget http://x.example/" + i + "\n")
                        .collect(Collectors.joining()));
        files.put(
                "patterns against names",
                "RUN " + many(300, "wget https://x.example/" + "a".repeat(1_500) + "#; ")
                        + many(1_000, "tar xf \"" + "*a".repeat(700) + "#\"; "));
        files.put(
                "all against all",
                "RUN case x in " + many(45, "#) a=v#;; ") + "esac; "
                        + "wget http://$a/$a.tgz -O $a.tgz; tar xf $a.tgz; ".repeat(1_000));
        files.put(
                "one long word list",
                "RUN a=\"" + "x ".repeat(200_000)
                        + "\"; for k in $a; do wget $a; done; set -- $a; set -- \"$@\" \"$@\"; curl \"$@\"");
        files.put("quotes that do not end", "RUN curl http://x " + "\"'`${".repeat(20_000));
        return files;
    }

    @TestFactory
    Stream<DynamicTest> each_ends() {
        return files().entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> {
                    String text = "FROM a\n" + file.getValue() + "\n";
                    assertThat(Checked.file("Dockerfile", text).findings())
                            .allMatch(finding -> finding.region().span().end() <= text.length() + 1)
                            .extracting(Finding::message)
                            .doesNotContain("");
                }));
    }

    @Test
    void what_was_not_followed_is_said() {
        BuildFlow flow = BuildFlow.of(DockerfileParser.parse(
                SourceText.of("Dockerfile", "FROM a\nRUN f() { f; f; }; f; curl http://x.example | sh\n")));
        assertThat(flow.isWhole()).isFalse();
        assertThat(flow.acts()).anyMatch(act -> act.is("curl"));
        assertThat(Checked.file("Dockerfile", "FROM a", "RUN f() { f; f; }; f; curl http://x.example | sh")
                        .lines())
                .anyMatch(line -> line.startsWith("TR203"));
    }

    @Test
    void acts_have_a_bound() {
        String script = "RUN f0() { a; a; }; "
                + IntStream.range(1, 23)
                        .mapToObj(i -> "f" + i + "() { f" + (i - 1) + "; f" + (i - 1) + "; }; ")
                        .collect(Collectors.joining())
                + "f22";
        BuildFlow flow = BuildFlow.of(DockerfileParser.parse(SourceText.of("Dockerfile", "FROM a\n" + script + "\n")));
        assertThat(flow.isWhole()).isFalse();
        assertThat(flow.acts())
                .hasSizeLessThanOrEqualTo(150_000)
                .extracting(Act::program)
                .contains("a");
    }
}
