package dev.contenttrust.lint.dockerfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.lint.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.openrewrite.Cursor;
import org.openrewrite.InMemoryExecutionContext;
import org.openrewrite.SourceFile;
import org.openrewrite.docker.DockerParser;
import org.openrewrite.docker.tree.Docker;

/** Dockerfiles as the parser of OpenRewrite reads them: instructions, options, images, names of stages, forms of commands. */
class RewriteDockerTest {
    /** What it reads otherwise than BuildKit does, and why. */
    private static final Map<String, String> DIFFERENT = Map.of(
            "build/bad/repositories.Dockerfile",
                    "takes what follows a line with two redirections for part of a heredoc",
            "download/good/stages.Dockerfile", "ends a heredoc that has another one inside too late",
            "build/good/repositories.Dockerfile", "drops a variable in the name of a stage");

    @TestFactory
    Stream<DynamicTest> every_dockerfile_is_read_as_openrewrite_reads_it() {
        return Corpus.dockerfiles().stream()
                .map(file -> DynamicTest.dynamicTest(file.name(), () -> {
                    List<String> theirs = Theirs.of(file).lines();
                    if (DIFFERENT.keySet().stream().anyMatch(file.name()::endsWith)) {
                        assertThat(ours(file))
                                .as("the list of differences is stale")
                                .isNotEqualTo(theirs);
                    } else {
                        assertThat(ours(file)).isEqualTo(theirs);
                    }
                }));
    }

    private static List<String> ours(SourceText source) {
        return DockerfileParser.parse(source).instructions().stream()
                .map(RewriteDockerTest::line)
                .toList();
    }

    private static String line(Instruction instruction) {
        String flags = instruction.flags().stream()
                .map(flag -> " --" + flag.name()
                        + (flag.value().length() == 0 ? "" : "=" + flag.value().text()))
                .collect(Collectors.joining());
        String rest = "";
        if (instruction.is("FROM")) {
            rest = " " + instruction.words().stream().map(Object::toString).collect(Collectors.joining(" "));
        } else if (List.of("RUN", "CMD", "ENTRYPOINT").contains(instruction.keyword())) {
            rest = instruction.json().isPresent()
                    ? " json"
                    : instruction.heredocs().isEmpty() ? " shell" : " heredoc";
        }
        return instruction.keyword() + flags + rest;
    }

    /** A file as OpenRewrite holds it. */
    private record Theirs(Docker.File file) {
        static Theirs of(SourceText source) {
            List<SourceFile> parsed = DockerParser.builder()
                    .build()
                    .parse(new InMemoryExecutionContext(failure -> {}), source.text())
                    .toList();
            assertThat(parsed).hasSize(1);
            assertThat(parsed.get(0)).as("OpenRewrite reads it").isInstanceOf(Docker.File.class);
            return new Theirs((Docker.File) parsed.get(0));
        }

        List<String> lines() {
            List<String> lines = new ArrayList<>();
            file.getGlobalArgs().forEach(each -> lines.add("ARG"));
            for (Docker.Stage stage : file.getStages()) {
                Docker.From from = stage.getFrom();
                lines.add("FROM" + flags(from.getFlags()) + " " + image(from) + as(from));
                stage.getInstructions().forEach(each -> lines.add(line(each)));
            }
            return lines;
        }

        private String line(Docker.Instruction instruction) {
            String keyword = instruction.getClass().getSimpleName().toUpperCase(Locale.ROOT);
            if (instruction instanceof Docker.Run run) {
                return keyword + flags(run.getFlags()) + form(run.getCommand());
            }
            if (instruction instanceof Docker.Cmd cmd) {
                return keyword + form(cmd.getCommand());
            }
            if (instruction instanceof Docker.Entrypoint entrypoint) {
                return keyword + form(entrypoint.getCommand());
            }
            if (instruction instanceof Docker.Copy copy) {
                return keyword + flags(copy.getFlags());
            }
            if (instruction instanceof Docker.Add add) {
                return keyword + flags(add.getFlags());
            }
            if (instruction instanceof Docker.Healthcheck healthcheck) {
                return keyword + flags(healthcheck.getFlags());
            }
            return keyword;
        }

        private static String form(Docker.CommandForm form) {
            return form instanceof Docker.ExecForm
                    ? " json"
                    : form instanceof Docker.HeredocForm ? " heredoc" : " shell";
        }

        private String flags(@Nullable List<Docker.Flag> flags) {
            return flags == null
                    ? ""
                    : flags.stream()
                            .map(flag -> " --" + flag.getName()
                                    + (flag.getValue() == null ? "" : "=" + plain(flag.getValue())))
                            .collect(Collectors.joining());
        }

        private String image(Docker.From from) {
            return text(from.getImageName())
                    + (from.getTag() == null ? "" : ":" + text(from.getTag()))
                    + (from.getDigest() == null ? "" : "@" + text(from.getDigest()));
        }

        private static String as(Docker.From from) {
            return from.getAs() == null
                    ? ""
                    : " " + from.getAs().getKeyword() + " "
                            + from.getAs().getName().getText();
        }

        private String plain(Docker.Argument argument) {
            return text(argument).replace("\"", "").replace("'", "");
        }

        private String text(Docker.Argument argument) {
            return argument.print(new Cursor(new Cursor(null, Cursor.ROOT_VALUE), file))
                    .strip();
        }
    }
}
