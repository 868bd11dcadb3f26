package dev.contenttrust.lint.trustuse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.lint.Checked;
import dev.contenttrust.lint.finding.Level;
import org.junit.jupiter.api.Test;

/** Reliance on content trust, in every language that is read. */
class TrustUseTest {
    @Test
    void scripts() {
        assertThat(Checked.file(
                                "ci.sh",
                                "export DOCKER_CONTENT_TRUST=1",
                                "DOCKER_CONTENT_TRUST=0 docker pull alpine:3.20",
                                "docker push --disable-content-trust x",
                                "docker push --disable-content-trust=false x",
                                "docker trust inspect x",
                                "notary -s https://notary.docker.io list x",
                                "export DOCKER_CONTENT_TRUST_ROOT_PASSPHRASE=secret",
                                "export DOCKER_CONTENT_TRUST_REPOSITORY_PASSPHRASE=\"$SECRET\"",
                                "if [ \"$DOCKER_CONTENT_TRUST\" = 1 ]; then echo; fi",
                                "# notary.docker.io is no more",
                                "echo notary")
                        .lines(Level.NOTE))
                .containsExactly(
                        "TR701 warning 1: DOCKER_CONTENT_TRUST=1",
                        "TR702 warning 2: DOCKER_CONTENT_TRUST=0 docker pull alpine:3.20",
                        "TR702 warning 3: --disable-content-trust",
                        "TR703 note 5: docker trust inspect x",
                        "TR703 note 6: notary -s https://notary.docker.io list x",
                        "TR704 warning 6: https://notary.docker.io",
                        "TR705 error 7: DOCKER_CONTENT_TRUST_ROOT_PASSPHRASE=secret");
    }

    @Test
    void dockerfiles_makefiles_and_files_of_variables() {
        assertThat(Checked.file("Dockerfile", "FROM x", "ENV DOCKER_CONTENT_TRUST=1", "RUN notary key list")
                        .lines(Level.NOTE))
                .contains("TR701 warning 2: 1", "TR703 note 3: notary key list");
        assertThat(Checked.file("Makefile", "export DOCKER_CONTENT_TRUST := 1").lines())
                .hasSize(1);
        assertThat(Checked.file(
                                ".env",
                                "DOCKER_CONTENT_TRUST=1",
                                "NOTARY_ROOT_PASSPHRASE=x",
                                "NOTARY_ROOT_PASSPHRASE=${X}")
                        .lines())
                .containsExactly("TR701 warning 1: DOCKER_CONTENT_TRUST=1", "TR705 error 2: NOTARY_ROOT_PASSPHRASE=x");
    }

    @Test
    void files_of_build_services_and_of_ansible() {
        assertThat(Checked.file(
                                ".github/workflows/ci.yml",
                                "env:",
                                "  DOCKER_CONTENT_TRUST: 1",
                                "  DOCKER_CONTENT_TRUST_ROOT_PASSPHRASE: ${{ secrets.ROOT }}",
                                "jobs:",
                                "  a:",
                                "    steps:",
                                "      - run: |",
                                "          docker trust sign x",
                                "          docker pull --disable-content-trust ${{ env.X }}")
                        .lines(Level.NOTE))
                .containsExactly(
                        "TR701 warning 2: 1",
                        "TR703 note 8: docker trust sign x",
                        "TR702 warning 9: --disable-content-trust");
        assertThat(Checked.file(
                                "play.yml",
                                "- hosts: all",
                                "  tasks:",
                                "    - shell: docker pull x",
                                "      environment:",
                                "        DOCKER_CONTENT_TRUST: \"1\"")
                        .lines())
                .containsExactly("TR701 warning 5: \"1\"");
    }

    @Test
    void a_private_key_of_content_trust_is_known_by_its_headers() {
        String head = "-----BEGIN ENCRYPTED PRIVATE" + " KEY-----";
        assertThat(Checked.file("root.key", head, "role: root", "", "AAAA").lines())
                .hasSize(1);
        assertThat(Checked.file("tls.key", head, "AAAA").lines()).isEmpty();
    }
}
