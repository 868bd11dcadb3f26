package dev.contenttrust.lint.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.lint.Checked;
import dev.contenttrust.lint.finding.Finding;
import dev.contenttrust.lint.finding.ImageUse;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.keyfile.SuppliedKeyrings;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Nearby;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same thing is an error, a warning or a note by what is at risk. */
class RiskLevelsTest {
    private static final String FULL = "58118E89F3A912897C070ADBF76221572C52609D";

    private static List<Level> levels(Rule rule, String... lines) {
        return Checked.file("Dockerfile", lines).findings().stream()
                .filter(finding -> finding.rule() == rule && finding.counts())
                .map(Finding::level)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "TR306 ¦ ERROR   ¦ RUN gpg --keyserver hkp://keys.example.org --recv-keys 2C52609D",
                "TR306 ¦ WARNING ¦ RUN gpg --keyserver keys.example.org --recv-keys F76221572C52609D",
                "TR306 ¦ NOTE    ¦ RUN gpg --keyserver http://keys.example.org --recv-keys 58118E89F3A912897C070ADBF76221572C52609D",
                "TR306 ¦ NOTE    ¦ RUN gpg --keyserver keys.example.org --recv-keys $(cat /keys)",
                "TR307 ¦ WARNING ¦ RUN gpg --keyserver hkps.pool.sks-keyservers.net --recv-keys F76221572C52609D",
                "TR307 ¦ NOTE    ¦ RUN gpg --keyserver pool.sks-keyservers.net --recv-keys 58118E89F3A912897C070ADBF76221572C52609D",
                "TR304 ¦ WARNING ¦ RUN apt-key add /tmp/key",
                "TR304 ¦ NOTE    ¦ RUN gpg --show-keys /tmp/key | grep 58118E89F3A912897C070ADBF76221572C52609D && apt-key add /tmp/key",
                "TR304 ¦ NOTE    ¦ RUN apt-key adv --recv-keys 58118E89F3A912897C070ADBF76221572C52609D",
                "TR305 ¦ NOTE    ¦ COPY vendor.gpg /etc/apt/trusted.gpg.d/",
                "TR305 ¦ WARNING ¦ ADD https://example.org/vendor.gpg /etc/apt/trusted.gpg.d/",
                "TR201 ¦ WARNING ¦ ADD https://example.org/tool.tgz /tmp/",
                "TR201 ¦ NOTE    ¦ ADD https://api.github.com/repos/example/tool/git/refs/heads/main /tmp/version",
                "TR201 ¦ WARNING ¦ ADD http://example.org/notes.txt /tmp/",
                "TR401 ¦ ERROR   ¦ RUN echo 'deb [trusted=yes] https://example.org/ ./' > /etc/apt/sources.list.d/a.list",
                "TR401 ¦ NOTE    ¦ RUN echo \"deb [trusted=yes] $REPOSITORY ./\" > /etc/apt/sources.list.d/a.list",
                "TR402 ¦ ERROR   ¦ RUN printf '[a]\\nbaseurl=https://example.org/\\ngpgcheck=0' > /etc/yum.repos.d/a.repo",
                "TR402 ¦ WARNING ¦ RUN printf '[a]\\nbaseurl=https://example.org/\\nenabled=0\\ngpgcheck=0' > /etc/yum.repos.d/a.repo",
                "TR405 ¦ WARNING ¦ RUN echo 'deb http://example.org/ ./' > /etc/apt/sources.list.d/a.list",
                "TR405 ¦ NOTE    ¦ RUN echo 'deb [signed-by=/k.gpg] http://example.org/ ./' > /etc/apt/sources.list.d/a.list",
                "TR207 ¦ ERROR   ¦ RUN curl -k -o a.tgz https://example.org/a.tgz",
                "TR207 ¦ NOTE    ¦ RUN curl -k -o a.tgz https://example.org/a.tgz && echo \"$SUM a.tgz\" | sha256sum -c -",
                "TR207 ¦ ERROR   ¦ RUN curl -k -o a.tgz https://example.org/a.tgz && curl -k -o b.tgz https://example.org/b.tgz && echo \"$SUM a.tgz\" | sha256sum -c -",
                "TR403 ¦ ERROR   ¦ RUN apk add --allow-untrusted tool",
                "TR403 ¦ WARNING ¦ RUN apk add --allow-untrusted ./tool.apk",
                "TR403 ¦ NOTE    ¦ RUN echo \"$SUM tool.apk\" | sha256sum -c - && apk add --allow-untrusted ./tool.apk",
                "TR403 ¦ WARNING ¦ RUN pip install --trusted-host $HOST tool",
                "TR403 ¦ NOTE    ¦ RUN pip install --trusted-host localhost tool",
                "TR601 ¦ ERROR   ¦ ENV API_TOKEN=q8w7e6r5t4",
                "TR601 ¦ WARNING ¦ ENV POSTGRES_PASSWORD=postgres",
                "TR601 ¦ NOTE    ¦ ARG API_TOKEN",
                "TR106 ¦ NOTE    ¦ # syntax=docker/dockerfile:1",
                "TR106 ¦ WARNING ¦ # syntax=somebody/dockerfile:1",
                "TR211 ¦ WARNING ¦ RUN git clone https://example.org/a.git",
                "TR211 ¦ NOTE    ¦ RUN git clone -b feature https://example.org/a.git",
            })
    void a_finding_has_the_level_of_its_risk(Rule rule, Level level, String line) {
        boolean directive = line.startsWith("#");
        assertThat(levels(rule, directive ? line : "FROM debian:12.8", directive ? "FROM debian:12.8" : line))
                .isNotEmpty()
                .allMatch(found -> found == level);
    }

    @ParameterizedTest
    @CsvSource({
        "debian:12.8-slim,WARNING",
        "debian:13,ERROR",
        "debian:trixie-slim,ERROR",
        "ubuntu:24.04,WARNING",
        "ubuntu:24.10,ERROR",
        "ubuntu:26.04,ERROR",
        "node:24-trixie,ERROR",
        "example.org/base:1,WARNING"
    })
    void apt_key_is_an_error_where_it_is_gone(String base, Level level) {
        assertThat(levels(Rule.TR304, "FROM " + base + " AS base", "FROM base", "RUN apt-key add /tmp/key"))
                .containsExactly(level);
    }

    @ParameterizedTest
    @CsvSource({
        "nightly-2026-11-26,false",
        "main-0123abc,false",
        "stable-20261126-slim,false",
        "nightly,true",
        "lts-alpine3.20,true",
        "stable-slim,true",
        "fpm-alpine,true",
        "8.3-fpm-alpine,false"
    })
    void a_tag_of_a_day_does_not_move(String tag, boolean moves) {
        assertThat(levels(Rule.TR102, "FROM example.org/a:" + tag).isEmpty()).isEqualTo(!moves);
    }

    @Test
    void names_that_may_be_a_stage_are_no_images() {
        assertThat(Checked.file(
                                "Dockerfile",
                                "ARG VARIANT",
                                "FROM debian:12.8-slim AS build-${VARIANT}",
                                "FROM build-amd64 AS Tools",
                                "FROM scratch",
                                "COPY --from=tools /a /a",
                                "COPY --from=build-arm64 /a /a",
                                "COPY --from=1 /a /a",
                                "RUN --mount=type=cache,target=/c --mount=from=tools,target=/t true")
                        .rules())
                .containsOnly(Rule.TR103);
    }

    @Test
    void an_image_of_which_nothing_is_known_is_not_taken_for_a_stage() {
        assertThat(levels(Rule.TR104, "ARG BASE", "FROM debian:12.8-slim AS build", "FROM ${BASE}"))
                .containsExactly(Level.NOTE);
        assertThat(levels(Rule.TR104, "ARG KIND", "FROM debian:12.8-slim AS base-a", "FROM base-${KIND}"))
                .isEmpty();
    }

    @Test
    void whoever_asks_what_is_signed_is_told_of_every_image() {
        String text = """
                # syntax=docker/dockerfile:1
                ARG BASE
                FROM debian:12.8-slim AS build
                FROM ${BASE}
                COPY --from=build /a /a
                COPY --from=tools /a /a
                COPY --from=busybox:1.37.0 /a /a
                RUN --mount=type=bind,from=golang:1.23.4,target=/go true
                """;
        assertThat(Checked.findings(Nearby.NOTHING, SuppliedKeyrings.NONE, Policy.NONE, "Dockerfile", text)
                        .images())
                .extracting(ImageUse::name)
                .containsExactly(
                        "docker/dockerfile:1",
                        "debian:12.8-slim",
                        String.valueOf(MappedText.UNKNOWN),
                        "tools",
                        "busybox:1.37.0",
                        "golang:1.23.4");
    }

    @Test
    void the_last_of_very_many_stages_is_judged_as_the_first() {
        String stages = IntStream.range(0, 400)
                .mapToObj(i -> "FROM scratch AS s" + i + "\n")
                .collect(Collectors.joining());
        assertThat(Checked.file(Nearby.NOTHING, Policy.NONE, "Dockerfile", stages + "FROM s399 AS a\nFROM debian\n")
                        .lines())
                .containsExactly("TR101 warning 402: debian");
    }

    @Test
    void only_trusted_registries_are_spared() {
        Policy policy = new Policy(List.of("ghcr.io/team"), Map.of(), Set.of());
        String text = """
                FROM ghcr.io/team/base:1
                FROM ghcr.io/teams/base:1
                COPY --from=ghcr.io/team/tool:1 /a /a
                RUN --mount=type=bind,from=docker.io/library/debian:12.8,target=/d true
                """;
        assertThat(Checked.file(Nearby.NOTHING, policy, "Dockerfile", text).findings())
                .filteredOn(finding -> finding.rule() == Rule.TR107)
                .extracting(finding -> finding.region().startLine())
                .containsExactly(2, 4);
    }

    @Test
    void a_finding_stands_on_the_line_of_the_key_and_not_of_the_command() {
        assertThat(Checked.file(
                                "Dockerfile",
                                "FROM debian:12.8-slim",
                                "RUN set -e; for key in \\",
                                "    " + FULL + " \\",
                                "    # a comment",
                                "    2C52609D \\",
                                "  ; do gpg --keyserver hkps://keys.example.org --recv-keys \"$key\"; done")
                        .lines())
                .containsExactly("TR301 error 5: 2C52609D");
    }

    @Test
    void a_comment_inside_of_a_run_suppresses_what_follows_it() {
        assertThat(Checked.file(
                                "Dockerfile",
                                "FROM debian:12.8-slim",
                                "RUN apt-get update \\",
                                "    # trust ignore=TR403 the mirror is in this room",
                                "    && apt-get install -y --allow-unauthenticated tool")
                        .lines())
                .isEmpty();
    }

    @Test
    void what_a_builder_would_refuse_is_said_and_nothing_else() {
        assertThat(Checked.file(
                                "Dockerfile",
                                "FROM scratch",
                                "\u0001",
                                "RUN",
                                "COPY",
                                "ADD --checksum",
                                "ENV =",
                                "ARG",
                                "USER nobody")
                        .rules())
                .isNotEmpty()
                .containsOnly(Rule.TR001);
    }
}
