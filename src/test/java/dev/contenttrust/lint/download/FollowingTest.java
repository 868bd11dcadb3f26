package dev.contenttrust.lint.download;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.lint.Checked;
import dev.contenttrust.lint.dockerfile.Dockerfile;
import dev.contenttrust.lint.dockerfile.DockerfileParser;
import dev.contenttrust.lint.flow.BuildFlow;
import dev.contenttrust.lint.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where downloads go, and what is said of them where that is not as simple as in the corpus. */
class FollowingTest {
    private static final String SUM = "6ae015467dabf0469b139ada93319327be24b98251ffaeceda0221848dc09262";

    /** Of the rules of this package: {@code TR204 2}, a line each. */
    private static List<String> found(String... lines) {
        return Checked.file("Dockerfile", lines).lines().stream()
                .filter(line -> line.matches("TR(20[345689]|210|303) .*"))
                .map(line -> line.replaceFirst("(TR\\d+) \\w+ (\\d+): .*", "$1 $2"))
                .toList();
    }

    @Test
    void a_file_is_followed_through_copies_and_names() {
        assertThat(found(
                        "FROM a",
                        "RUN curl -o a https://e.example/x",
                        "RUN mv a /tmp/b && cp /tmp/b /opt",
                        "WORKDIR /opt",
                        "RUN sh b"))
                .containsExactly("TR204 2");
        assertThat(found(
                        "FROM a",
                        "RUN curl -o a https://e.example/x",
                        "RUN mv a /tmp/b && cp /tmp/b /opt",
                        "WORKDIR /opt",
                        "RUN echo " + SUM + " b | sha256sum -c && sh b"))
                .isEmpty();
    }

    @Test
    void a_file_is_followed_into_another_stage() {
        assertThat(found(
                        "FROM a AS dl",
                        "RUN wget -O /tool https://e.example/tool",
                        "FROM b",
                        "COPY --from=dl /tool /usr/local/bin/"))
                .containsExactly("TR204 2");
        assertThat(found(
                        "FROM a AS dl",
                        "RUN wget -O /tool https://e.example/tool",
                        "FROM b",
                        "COPY --from=dl /tool /usr/local/bin/tool",
                        "RUN echo " + SUM + " /usr/local/bin/tool | sha256sum -c"))
                .isEmpty();
    }

    @Test
    void another_file_of_the_same_name_is_another_file() {
        assertThat(found(
                        "FROM a",
                        "RUN wget -O x.tgz https://e.example/1.tgz && tar xf x.tgz",
                        "RUN wget -O x.tgz https://e.example/2.tgz && echo " + SUM
                                + " x.tgz | sha256sum -c && tar xf x.tgz"))
                .containsExactly("TR204 2");
    }

    @Test
    void a_list_that_names_one_file_verifies_that_one() {
        assertThat(found(
                        "FROM a",
                        "RUN wget https://e.example/1.tgz \\",
                        "    && wget https://e.example/2.tgz \\",
                        "    && echo " + SUM + " 2.tgz | sha256sum -c \\",
                        "    && tar xf 1.tgz && tar xf 2.tgz"))
                .containsExactly("TR204 2");
    }

    @Test
    void a_verification_that_may_be_left_out_is_a_note() {
        assertThat(found(
                        "FROM a",
                        "ARG SUM",
                        "RUN set -e; wget https://e.example/1.tgz; \\",
                        "    if [ -n \"$SUM\" ]; then echo \"$SUM 1.tgz\" | sha256sum -c; fi; tar xf 1.tgz"))
                .isEmpty();
        assertThat(found(
                        "FROM a",
                        "RUN set -e; wget https://e.example/1.tgz; \\",
                        "    if echo \"$SUM 1.tgz\" | sha256sum -c; then tar xf 1.tgz; fi"))
                .isEmpty();
    }

    @Test
    void plain_http_to_this_machine_is_nobodys_business() {
        assertThat(found(
                        "FROM a",
                        "RUN curl http://localhost:8080/x | sh",
                        "RUN wget http://127.0.0.1/x.tgz && tar xf x.tgz"))
                .isEmpty();
    }

    @Test
    void a_query_is_no_download_of_a_program() {
        assertThat(found(
                        "FROM a",
                        "RUN V=$(curl -s http://e.example/v | jq -r .tag) && echo $V",
                        "RUN curl -X POST -d a=b http://e.example/hook",
                        "RUN wget -qO- https://e.example/x.json | python3 -c 'import json'"))
                .isEmpty();
    }

    @Test
    void both_of_two_problems_are_told() {
        assertThat(found("FROM a", "RUN curl http://e.example/x | sh")).containsExactly("TR203 2", "TR205 2");
    }

    @Test
    void a_weak_hash_beside_a_signature_is_no_problem() {
        assertThat(found(
                        "FROM a",
                        "RUN wget https://e.example/x.tgz https://e.example/x.tgz.asc \\",
                        "    && echo da39a3ee5e6b4b0d3255bfef95601890afd80709 x.tgz | sha1sum -c \\",
                        "    && gpg --verify x.tgz.asc x.tgz && tar xf x.tgz"))
                .isEmpty();
    }

    @Test
    void what_ADD_fetches_and_RUN_verifies_is_known() {
        Dockerfile file = DockerfileParser.parse(SourceText.of("Dockerfile", """
                FROM a
                ENV V=1
                ADD https://e.example/$V/tini /tini
                ADD https://e.example/$V/tini.asc /tini.asc
                RUN gpg --batch --verify /tini.asc /tini && chmod +x /tini
                ADD https://e.example/other /other
                """));
        assertThat(DownloadCheck.of(file, BuildFlow.of(file)).verifiedAdditions())
                .extracting(instruction -> file.source().line(instruction.span().start()))
                .containsExactlyInAnyOrder(3, 4);
    }
}
