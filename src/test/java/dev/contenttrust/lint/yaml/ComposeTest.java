package dev.contenttrust.lint.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.lint.Checked;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.source.Nearby;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComposeTest {
    private static Checked compose(String... lines) {
        return Checked.file("compose.yaml", lines);
    }

    private static Nearby files(Map<String, String> files) {
        return (from, path) -> Optional.ofNullable(files.get(path)).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void every_danger_is_told_at_its_place() {
        assertThat(compose(
                                "services:",
                                "  web:",
                                "    image: nginx",
                                "    privileged: true",
                                "    cap_add: [SYS_ADMIN]",
                                "    network_mode: host",
                                "    pid: \"host\"",
                                "    security_opt:",
                                "      - apparmor:unconfined",
                                "    volumes:",
                                "      - /:/host",
                                "      - type: bind",
                                "        source: /etc",
                                "        target: /etc",
                                "      - /var/run/docker.sock:/var/run/docker.sock",
                                "      - data:/data")
                        .lines())
                .containsExactly(
                        "TR101 warning 3: nginx",
                        "TR504 error 4: true",
                        "TR504 error 5: SYS_ADMIN",
                        "TR507 warning 6: host",
                        "TR507 warning 7: \"host\"",
                        "TR508 warning 9: apparmor:unconfined",
                        "TR501 error 11: /:/host",
                        "TR502 warning 13: /etc",
                        "TR503 error 15: /var/run/docker.sock:/var/run/docker.sock");
    }

    @Test
    void a_good_service_gives_nothing_at_all() {
        assertThat(compose(
                                "services:",
                                "  web:",
                                "    image: nginx:1.27.2@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                                "    read_only: true",
                                "    cap_drop: [ALL]",
                                "    volumes:",
                                "      - ./nginx.conf:/etc/nginx/nginx.conf:ro",
                                "      - {type: bind, source: ./certs, target: /certs, read_only: true}")
                        .findings())
                .isEmpty();
    }

    @Test
    void what_is_built_here_is_not_judged_by_its_name() {
        assertThat(compose("services:", "  web:", "    build: .", "    image: mine")
                        .lines())
                .isEmpty();
    }

    @Test
    void variables_have_defaults_or_are_unknown() {
        assertThat(compose(
                                "services:",
                                "  a: {image: \"alpine:${TAG:-latest}\"}",
                                "  b: {image: \"alpine:${TAG}\"}",
                                "  c: {image: \"${IMAGE:-${OTHER:-alpine}}\"}",
                                "  d: {image: \"alpine:$${TAG}\", volumes: [\"${ROOT:-/}:/host\", \"${X}:/y\"]}")
                        .lines(Level.WARNING))
                .containsExactly(
                        "TR102 warning 2: \"alpine:${TAG:-latest}\"",
                        "TR101 warning 4: \"${IMAGE:-${OTHER:-alpine}}\"",
                        "TR501 error 5: \"${ROOT:-/}:/host\"");
    }

    @Test
    void the_file_of_variables_beside_it_is_read() {
        Nearby env = files(Map.of(".env", "TAG=latest # no\n"));
        assertThat(Checked.file(env, Policy.NONE, "x/compose.yml", "services:\n  a:\n    image: alpine:${TAG}\n")
                        .lines())
                .containsExactly("TR102 warning 3: alpine:${TAG}");
    }

    @Test
    void merge_keys_and_aliases_are_followed() {
        assertThat(compose(
                                "x-base: &base",
                                "  privileged: true",
                                "services:",
                                "  a:",
                                "    <<: *base",
                                "    image: alpine:3.20",
                                "  b:",
                                "    <<: [*base, {read_only: true}]",
                                "    privileged: false",
                                "    image: alpine:3.20")
                        .lines())
                .containsExactly("TR504 error 2: true");
    }

    @Test
    void what_a_service_extends_may_make_it_read_only() {
        Nearby base = files(Map.of("base.yaml", "services:\n  ro: {read_only: true}\n  rw: {image: x}\n"));
        String text = """
                services:
                  a: {image: 'x:1', extends: {file: base.yaml, service: ro}}
                  b: {image: 'x:1', extends: {file: base.yaml, service: rw}}
                  c: {image: 'x:1', extends: {file: gone.yaml, service: x}}
                  d: {image: 'x:1', extends: a}
                """;
        assertThat(Checked.file(base, Policy.NONE, "compose.yaml", text).lines(Level.NOTE))
                .filteredOn(line -> line.startsWith("TR505"))
                .containsExactly("TR505 note 3: b");
    }

    @Test
    void images_must_come_from_trusted_registries_where_there_are_such() {
        Policy policy = new Policy(List.of("docker.io/library", "ghcr.io/team"), Map.of(), Set.of());
        String text =
                "services:\n  a: {image: 'alpine:3.20'}\n  b: {image: 'ghcr.io/team/x:1'}\n  c: {image: 'ghcr.io/teams/x:1'}\n";
        assertThat(Checked.file(Nearby.NOTHING, policy, "compose.yaml", text).lines())
                .containsExactly("TR107 warning 4: 'ghcr.io/teams/x:1'");
    }

    @Test
    void what_is_no_yaml_is_said_with_its_place() {
        assertThat(compose("services:", "  a: [1, 2", "  b: x").lines()).containsExactly("TR001 error 3: ");
        assertThat(Checked.file("chart.yaml", "a: {{ .Values.x }}: {").lines()).isEmpty();
    }

    @Test
    void circles_and_bombs_are_passed_over() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 40; i++) {
            bomb.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [*a")
                    .append(i - 1)
                    .append(", *a")
                    .append(i - 1)
                    .append("]\n");
        }
        assertThat(Checked.file("bomb.yaml", bomb.toString()).lines()).isEmpty();
        assertThat(compose("services:", "  a: &a", "    image: alpine", "    <<: *a", "    extends: a")
                        .lines())
                .hasSize(1);
        assertThat(Checked.file("deep.yaml", "[".repeat(100_000)).lines()).isEmpty();
    }
}
