package dev.contenttrust.lint.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.lint.Checked;
import dev.contenttrust.lint.finding.Finding;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.source.Nearby;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Levels, places and remedies; which rule finds what, the examples of docs/rules.md test. */
class DockerfileCheckTest {
    private static final String FULL = "B42F6819007F00F88E364FD4036A9C25BF357DD4";
    private static final String GROUPED = "B42F 6819 007F 00F8 8E36  4FD4 036A 9C25 BF35 7DD4";

    private static List<String> found(String... lines) {
        return Checked.file("Dockerfile", lines).lines();
    }

    private static List<String> notes(String... lines) {
        return Checked.file("Dockerfile", lines).lines(Level.NOTE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RUN gpg --recv-keys " + FULL,
                "RUN gpg --recv-keys 0x" + FULL,
                "RUN gpg --recv-keys '" + GROUPED + "'",
                "RUN gpg --recv-keys " + GROUPED,
                "RUN gpg --recv-keys " + FULL + "!",
                "RUN gpg --recv-keys \"$KEY\"",
                "RUN for k in " + FULL + " " + FULL + "; do gpg --batch --recv-keys \"$k\" || exit 1; done",
                "ENV KEYS=\"" + GROUPED + "\"\nRUN gpg --recv-keys $KEYS",
                "ENV KEYS=\\\n# one of them\n" + FULL + "\nRUN for k in $KEYS; do gpg --recv-keys \"$k\"; done"
            })
    void whole_fingerprints_are_good_however_they_are_written(String lines) {
        assertThat(found(("FROM debian:12.8-slim\n" + lines).split("\n"))).isEmpty();
    }

    @Test
    void short_ids_are_found_where_they_stand_also_in_a_variable_or_a_list() {
        assertThat(found(
                        "FROM debian:12.8-slim",
                        "ENV KEYS=\"" + FULL + " 36D6DBB0\"",
                        "RUN for k in $KEYS; do gpg --recv-keys $k; done"))
                .containsExactly("TR301 error 2: 36D6DBB0");
        assertThat(found("FROM debian:12.8-slim", "RUN gpg --recv-keys 036A9C25BF357DD4"))
                .containsExactly("TR302 warning 2: 036A9C25BF357DD4");
    }

    @Test
    void a_plain_key_server_is_as_bad_as_the_names_of_the_keys() {
        String server = "RUN gpg --keyserver hkp://keyserver.ubuntu.com:80 --recv-keys ";
        assertThat(notes("FROM debian:12.8-slim", server + FULL))
                .contains("TR306 note 2: hkp://keyserver.ubuntu.com:80");
        assertThat(found("FROM debian:12.8-slim", server + "036A9C25BF357DD4"))
                .contains("TR306 warning 2: hkp://keyserver.ubuntu.com:80");
        assertThat(found("FROM debian:12.8-slim", server + "BF357DD4"))
                .contains("TR306 error 2: hkp://keyserver.ubuntu.com:80");
    }

    @ParameterizedTest
    @ValueSource(strings = {"debian:13-slim", "debian:trixie", "ubuntu:24.10", "ubuntu:26.04", "debian:sid-slim"})
    void apt_key_is_an_error_where_it_is_gone(String base) {
        assertThat(found("FROM " + base, "RUN apt-key add /tmp/k.asc"))
                .anyMatch(line -> line.startsWith("TR304 error"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "debian:12-slim",
                "debian:bookworm",
                "ubuntu:24.04",
                "ubuntu:20.04",
                "python:3.12",
                "node:22-slim"
            })
    void apt_key_is_a_warning_where_it_may_be_there(String base) {
        assertThat(found("FROM " + base, "RUN apt-key add /tmp/k.asc"))
                .anyMatch(line -> line.startsWith("TR304 warning"));
        assertThat(found("FROM " + base, "RUN apt-key adv --recv-keys " + FULL))
                .noneMatch(line -> line.startsWith("TR304"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HEALTHCHECK CMD curl -k https://localhost:8443/",
                "RUN curl -k https://127.0.0.1:8443/ready",
                "RUN curl -fsSLo mask https://example.com/mask && echo 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa  mask' | sha256sum -c -",
                "RUN apk index --allow-untrusted -o i.tar.gz *.apk",
                "RUN sed -i s/gpgcheck=0/gpgcheck=1/ /etc/yum.repos.d/x.repo",
                "RUN echo 'repo_gpgcheck=0' >> /etc/yum.conf",
                "RUN echo 'deb [trusted=yes] file:/srv/packages ./' > /etc/apt/sources.list.d/a.list",
                "RUN echo 'deb http://deb.debian.org/debian bookworm main' > /etc/apt/sources.list",
                "ENV GPG_KEY=B42F6819007F00F88E364FD4036A9C25BF357DD4",
                "ENV POSTGRES_PASSWORD_FILE=/run/secrets/p TOKENIZERS_PARALLELISM=false PASSWORD=",
                "ENV GIT_SSL_NO_VERIFY=0 NODE_TLS_REJECT_UNAUTHORIZED=1",
                "RUN git clone --depth 1 --branch \"$VERSION\" https://github.com/a/b",
                "RUN git clone https://github.com/a/b && git -C b checkout \"$COMMIT\"",
                "RUN gpg --batch --verify a.asc a",
                "RUN gpg --verify - a < a.asc"
            })
    void good_lines_give_no_warning(String line) {
        assertThat(found("FROM debian:12.8-slim", line)).isEmpty();
    }

    @Test
    void stages_are_no_images_and_names_made_of_arguments_are_followed() {
        assertThat(notes(
                        "ARG BASE=debian:12.8-slim",
                        "FROM ${BASE} AS Build",
                        "FROM build",
                        "COPY --from=Build /a /b",
                        "RUN --mount=type=bind,from=build,target=/x true",
                        "FROM scratch"))
                .containsExactly("TR103 note 2: ${BASE}");
        assertThat(notes("ARG BASE", "FROM ${BASE}")).contains("TR104 note 2: ${BASE}");
        assertThat(found("FROM scratch", "RUN --mount=from=golang,target=/x true"))
                .containsExactly("TR101 warning 2: golang");
    }

    @Test
    void registries_that_are_not_trusted_are_named() {
        Policy policy = new Policy(List.of("ghcr.io/team"), Map.of(), Set.of());
        assertThat(Checked.file(
                                Nearby.NOTHING,
                                policy,
                                "Dockerfile",
                                "FROM debian:12.8-slim\nCOPY --from=ghcr.io/team/a:1 /a /a\n")
                        .lines())
                .containsExactly("TR107 warning 1: debian:12.8-slim");
    }

    @Test
    void the_user_of_an_image_is_told_of_where_it_is_run_and_nothing_changes_it() {
        assertThat(notes("FROM debian:12.8-slim", "CMD [\"sleep\", \"1\"]"))
                .contains("TR602 note 1: FROM debian:12.8-slim");
        assertThat(notes("FROM debian:12.8-slim", "USER root")).contains("TR602 note 2: root");
        assertThat(notes("FROM debian:12.8-slim AS a", "CMD [\"x\"]", "FROM a", "RUN true"))
                .anyMatch(line -> line.startsWith("TR602"));
        assertThat(notes("FROM debian:12.8-slim", "RUN true")).noneMatch(line -> line.startsWith("TR602"));
        assertThat(notes(
                        "FROM debian:12.8-slim",
                        "COPY docker-entrypoint.sh /",
                        "ENTRYPOINT [\"/docker-entrypoint.sh\"]",
                        "CMD [\"x\"]"))
                .noneMatch(line -> line.startsWith("TR602"));
        assertThat(notes("FROM debian:12.8-slim", "RUN apk add su-exec", "CMD [\"/start.sh\"]"))
                .noneMatch(line -> line.startsWith("TR602"));
    }

    @Test
    void what_moves_on_but_is_vouched_for_is_a_note() {
        assertThat(notes("FROM golang:1.22.1", "RUN go install example.org/a/cmd/tool@latest"))
                .contains("TR211 note 2: example.org/a/cmd/tool@latest");
        assertThat(notes("FROM golang:1.22.1", "RUN go install example.org/a/cmd/tool@v1.2.3"))
                .noneMatch(line -> line.startsWith("TR211"));
        assertThat(notes("FROM opensuse/leap:15.5", "RUN zypper --gpg-auto-import-keys refresh"))
                .contains("TR303 note 2: --gpg-auto-import-keys");
        assertThat(notes("FROM ubuntu:22.04", "RUN add-apt-repository -y ppa:someone/tool"))
                .contains("TR404 note 2: ppa:someone/tool");
    }

    @Test
    void downloads_of_powershell_are_found_unless_something_compares() {
        String shell = "SHELL [\"powershell\", \"-Command\"]";
        String base = "FROM mcr.microsoft.com/windows/servercore:ltsc2022";
        assertThat(found(
                        base,
                        shell,
                        "RUN iex ((New-Object Net.WebClient).DownloadString('https://a.example.org/i.ps1'))"))
                .containsExactly("TR203 error 3: DownloadString");
        assertThat(found(
                        base,
                        shell,
                        "RUN Invoke-WebRequest https://a.example.org/a.exe -OutFile a.exe; Start-Process a.exe -Wait"))
                .containsExactly("TR204 warning 3: Invoke-WebRequest https://a.example.org/a.exe -OutFile");
        assertThat(found(
                        base,
                        shell,
                        "RUN Invoke-WebRequest https://a.example.org/a.exe -OutFile a.exe; "
                                + "if ((Get-FileHash a.exe).Hash -ne $env:SUM) { exit 1 }; Start-Process a.exe -Wait"))
                .isEmpty();
    }

    @Test
    void credentials_are_errors_and_arguments_without_a_value_are_not() {
        String token = "ghp_" + "a1B2".repeat(9);
        assertThat(found("FROM debian:12.8-slim", "ENV HARMLESS=" + token))
                .containsExactly("TR601 error 2: HARMLESS=" + token);
        assertThat(found("FROM debian:12.8-slim", "ENV DB_PASSWORD=q8w7e6r5t4"))
                .containsExactly("TR601 error 2: DB_PASSWORD=q8w7e6r5t4");
        assertThat(notes("FROM debian:12.8-slim", "ARG NPM_TOKEN")).noneMatch(line -> line.startsWith("TR601 error"));
    }

    @Test
    void a_plain_server_and_a_lone_signature_are_mended() {
        Checked checked = Checked.file(
                "Dockerfile",
                "FROM debian:12.8-slim",
                "RUN gpg --keyserver hkp://keyserver.ubuntu.com:80 --recv-keys " + FULL + " && \\",
                "    gpg --batch --verify \"tool-$V.tgz.asc\"");
        List<Finding> mended = checked.findings().stream()
                .filter(finding -> finding.rule() == Rule.TR306 || finding.rule() == Rule.TR308)
                .toList();
        assertThat(mended).hasSize(2);
        String text = checked.source()
                .with(mended.stream().flatMap(finding -> finding.fix().stream()).toList())
                .text();
        assertThat(text)
                .contains("--keyserver hkps://keyserver.ubuntu.com --recv-keys")
                .contains("--verify \"tool-$V.tgz.asc\" \"tool-$V.tgz\"");
    }

    @Test
    void a_dockerfile_that_a_builder_would_refuse_is_said_with_its_place() {
        assertThat(found("FROM debian:12.8-slim", "FRMO x", "RUN true"))
                .anyMatch(line -> line.startsWith("TR001 error 2"));
    }
}
