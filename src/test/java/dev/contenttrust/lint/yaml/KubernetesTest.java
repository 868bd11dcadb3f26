package dev.contenttrust.lint.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.lint.Checked;
import dev.contenttrust.lint.finding.Level;
import org.junit.jupiter.api.Test;

class KubernetesTest {
    @Test
    void every_danger_of_a_pod_is_told_at_its_place() {
        assertThat(Checked.file(
                                "deploy.yaml",
                                "apiVersion: v1",
                                "kind: ConfigMap",
                                "data: {x: 'image: nginx'}",
                                "---",
                                "apiVersion: apps/v1",
                                "kind: Deployment",
                                "spec:",
                                "  template:",
                                "    spec:",
                                "      hostNetwork: true",
                                "      hostPID: false",
                                "      containers:",
                                "        - name: \"\uD83D\uDE00\"",
                                "          image: nginx:latest",
                                "          securityContext:",
                                "            privileged: true",
                                "            capabilities: {add: [CAP_SYS_ADMIN]}",
                                "            seccompProfile: {type: Unconfined}",
                                "          volumeMounts:",
                                "            - {name: root, mountPath: /host}",
                                "            - {name: etc, mountPath: /etc, readOnly: true}",
                                "      volumes:",
                                "        - {name: root, hostPath: {path: /}}",
                                "        - {name: etc, hostPath: {path: /etc}}")
                        .lines())
                .containsExactly(
                        "TR507 warning 10: hostNetwork",
                        "TR102 warning 14: nginx:latest",
                        "TR504 error 16: privileged",
                        "TR504 error 17: CAP_SYS_ADMIN",
                        "TR508 warning 18: Unconfined",
                        "TR501 error 23: /");
    }

    @Test
    void a_good_pod_gives_nothing_at_all() {
        assertThat(Checked.file(
                                "pod.yaml",
                                "apiVersion: v1",
                                "kind: Pod",
                                "spec:",
                                "  containers:",
                                "    - image: nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                                "      securityContext: {readOnlyRootFilesystem: true}")
                        .findings())
                .isEmpty();
    }

    @Test
    void lists_and_jobs_are_looked_into() {
        assertThat(Checked.file(
                                "list.yaml",
                                "apiVersion: v1",
                                "kind: List",
                                "items:",
                                "  - kind: CronJob",
                                "    spec: {jobTemplate: {spec: {template: {spec: {containers: [{image: busybox}]}}}}}")
                        .lines(Level.NOTE))
                .containsExactly("TR505 note 5: image", "TR101 warning 5: busybox");
    }

    @Test
    void templates_are_not_checked() {
        assertThat(Checked.file(
                                "templates/pod.yaml",
                                "apiVersion: v1",
                                "kind: Pod",
                                "spec:",
                                "  {{- if .Values.x }}",
                                "  hostNetwork: true",
                                "  {{- end }}")
                        .findings())
                .isEmpty();
    }

    @Test
    void images_of_build_services_are_judged() {
        assertThat(Checked.file(
                                ".gitlab-ci.yml",
                                "image: alpine",
                                "job:",
                                "  services: [docker:dind, \"$X\"]",
                                "  image: {name: \"ruby:3.3\"}",
                                "  script:",
                                "    - >",
                                "      docker run --rm",
                                "      --privileged alpine:3.20",
                                "    - docker run -v /:/host alpine:3.20")
                        .lines())
                .containsExactly("TR101 warning 1: alpine", "TR504 error 8: --privileged", "TR501 error 9: /:/host");
        assertThat(Checked.file(
                                ".github/workflows/x.yml",
                                "jobs:",
                                "  a:",
                                "    runs-on: ubuntu-latest",
                                "    container: node",
                                "    services: {db: {image: postgres}}",
                                "    steps: [{uses: 'docker://alpine:latest'}, {uses: actions/checkout@v4}]")
                        .lines())
                .containsExactly(
                        "TR101 warning 4: node",
                        "TR101 warning 5: postgres",
                        "TR102 warning 6: 'docker://alpine:latest'");
    }
}
