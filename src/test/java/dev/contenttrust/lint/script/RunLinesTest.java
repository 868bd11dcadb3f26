package dev.contenttrust.lint.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.lint.Checked;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code docker run} lines wherever there is shell. */
class RunLinesTest {
    private static Checked sh(String... lines) {
        return Checked.file("run.sh", lines);
    }

    @Test
    void the_hosts_root_is_no_mount() {
        assertThat(sh("docker run --rm -v /:/host alpine:3.20 sh").lines()).containsExactly("TR501 error 1: /:/host");
        assertThat(sh("docker run --rm -v /:/host:ro alpine:3.20 sh").lines())
                .containsExactly("TR501 warning 1: /:/host:ro");
        assertThat(sh("podman run --mount type=bind,source=/,target=/host alpine:3.20")
                        .lines())
                .containsExactly("TR501 error 1: type=bind,source=/,target=/host");
    }

    @Test
    void a_forgotten_dash_makes_an_option_the_image() {
        assertThat(sh("docker run it --rm -v /:/host alpine:3.20").lines())
                .containsExactly("TR101 error 1: it", "TR501 error 1: /:/host");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker run --read-only --rm -v \"$PWD\":/src:ro alpine@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef make",
                "docker run --read-only $OPTIONS \"$IMAGE\"",
                "docker run --read-only -v data:/var/lib/postgresql/data postgres:16.4",
                "docker run --read-only -v \"$DIR\":/x alpine:3.20 -v /:/host",
                "docker run --read-only --privileged=false alpine:3.20",
                "docker ps; docker exec -it x sh; docker build -v /:/x .",
                "echo docker run --privileged alpine",
                "docker run --read-only --cap-drop ALL --cap-add NET_BIND_SERVICE nginx:1.27.2",
                "docker run --read-only --network none --pid container:x alpine:3.20",
                "docker run --read-only --security-opt no-new-privileges alpine:3.20",
                "# docker run -v /:/host alpine"
            })
    void what_is_well_run_gives_no_warning(String line) {
        assertThat(sh(line).lines()).isEmpty();
        assertThat(sh(line).rules()).isSubsetOf(Rule.TR103);
    }

    @Test
    void every_danger_is_told_at_its_place() {
        assertThat(sh(
                                "sudo docker run -d \\",
                                "  --privileged --pid=host --net host \\",
                                "  --cap-add=SYS_ADMIN --cap-add NET_ADMIN \\",
                                "  --security-opt seccomp=unconfined \\",
                                "  -v /var/run/docker.sock:/var/run/docker.sock:ro \\",
                                "  -v/etc:/etc -v ~/.ssh:/root/.ssh \\",
                                "  portainer/portainer:latest")
                        .lines())
                .containsExactly(
                        "TR504 error 2: --privileged",
                        "TR507 warning 2: --pid=host",
                        "TR507 warning 2: host",
                        "TR504 error 3: --cap-add=SYS_ADMIN",
                        "TR504 warning 3: NET_ADMIN",
                        "TR508 warning 4: seccomp=unconfined",
                        "TR503 error 5: /var/run/docker.sock:/var/run/docker.sock:ro",
                        "TR502 warning 6: -v/etc:/etc",
                        "TR502 warning 6: ~/.ssh:/root/.ssh",
                        "TR102 warning 7: portainer/portainer:latest");
    }

    @Test
    void notes_are_for_what_could_be_better() {
        assertThat(sh("docker run -v ./nginx.conf:/etc/nginx/nginx.conf nginx:1.27.2")
                        .lines(Level.NOTE))
                .containsExactly(
                        "TR505 note 1: docker run",
                        "TR506 note 1: ./nginx.conf:/etc/nginx/nginx.conf",
                        "TR103 note 1: nginx:1.27.2");
    }

    @Test
    void variables_that_are_set_once_are_followed() {
        assertThat(sh("ROOT=/", "export IMAGE=alpine", "if true; then docker run -v $ROOT:/host \"$IMAGE\"; fi")
                        .lines())
                .containsExactly("TR501 error 3: $ROOT:/host", "TR101 warning 3: \"$IMAGE\"");
        assertThat(sh("ROOT=/", "ROOT=$1", "docker run -v $ROOT:/host alpine:3.20")
                        .lines())
                .isEmpty();
    }

    @Test
    void images_that_the_same_script_builds_are_its_own() {
        assertThat(sh("docker build -t mine .", "docker run --rm mine").lines()).isEmpty();
    }

    @Test
    void shells_in_shells_and_substitutions_are_read() {
        assertThat(sh("bash -c 'docker run -v /:/h alpine:3.20'", "x=$(docker run --privileged alpine:3.20)")
                        .lines())
                .containsExactly("TR501 error 1: /:/h", "TR504 error 2: --privileged");
    }

    @Test
    void a_command_may_lie_in_an_array_or_be_run_by_another() {
        assertThat(sh("run=(docker run --privileged alpine:3.20 sh)", "x=() y=(a b)", "\"${run[@]}\"")
                        .lines())
                .containsExactly("TR504 error 1: --privileged");
        assertThat(sh("ls | xargs -I _ docker run --pid=host alpine:3.20 _").lines())
                .containsExactly("TR507 warning 1: --pid=host");
    }

    @Test
    void a_comment_with_a_reason_suppresses_a_finding() {
        assertThat(sh("# trust ignore=TR504 the builder needs it", "docker run --privileged \\", "  alpine:3.20")
                        .lines())
                .isEmpty();
    }

    @Test
    void makefiles_have_their_own_variables_and_prefixes() {
        assertThat(Checked.file(
                                "Makefile",
                                "IMAGE ?= alpine:3.20",
                                "HOST := /",
                                "run: # docker run --privileged x",
                                "\t@docker run -v $(HOST):/host -v $$HOME/.aws:/aws \\",
                                "\t  $(IMAGE) $(ARGS) $@")
                        .lines())
                .containsExactly("TR501 error 4: $(HOST):/host", "TR502 warning 4: $HOME/.aws:/aws");
    }

    @Test
    void markdown_is_shell_in_its_blocks_only() {
        assertThat(Checked.file(
                                "README.md",
                                "Never run `docker run -v /:/host alpine`.",
                                "",
                                "    docker run --privileged alpine:3.20",
                                "```console",
                                "$ docker run --rm \\",
                                "    --privileged alpine:3.20",
                                "docker run -v /:/host is what this printed",
                                "# docker run -v /etc:/etc alpine:3.20",
                                "```",
                                "```python",
                                "docker run --privileged alpine",
                                "```",
                                "~~~",
                                "docker run --pid host alpine:3.20",
                                "~~~")
                        .lines())
                .containsExactly("TR504 error 6: --privileged", "TR502 warning 8: /etc:/etc", "TR507 warning 14: host");
    }

    @Test
    void labels_may_hold_run_lines() {
        assertThat(Checked.file(
                                "Dockerfile",
                                "FROM scratch",
                                "LABEL RUN=\"podman run --privileged -v /:/host IMAGE\" maintainer=\"docker run\"")
                        .lines())
                .containsExactly("TR504 error 2: --privileged", "TR501 error 2: /:/host");
    }

    @Test
    void a_script_without_a_name_is_known_by_its_first_line() {
        assertThat(Checked.file("entry", "#!/usr/bin/env bash", "docker run --privileged alpine:3.20")
                        .lines())
                .hasSize(1);
        assertThat(Checked.file("notes", "docker run --privileged alpine:3.20").lines())
                .isEmpty();
    }

    @Test
    void what_is_too_long_for_a_script_is_said_not_to_be_checked() {
        assertThat(sh("x\n".repeat(300_000)).lines(Level.NOTE)).containsExactly("TR001 note 1: ");
    }

    @Test
    void placeholders_of_documentation_are_no_images() {
        assertThat(sh("docker run --rm IMAGE", "docker run <image>", "docker run my-app", "docker run some-image:tag")
                        .lines())
                .isEmpty();
    }
}
