package dev.contenttrust.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.Digest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads: the artifact that was signed, or none. */
class ArtifactsTest extends Conversation {
    @Test
    void a_download_refreshes_first_even_where_the_target_is_missing() {
        assertThat(client.download("missing")).isEqualTo(1);

        assertThat(repository.requests()).containsExactly("root 2", "timestamp", "snapshot 1", "targets 1");
        assertThat(client.trusted()).hasSize(4);
        assertThat(client.downloaded()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"target.txt", "path/to/a/target.txt", "with space", "50%", "a?b#c", "ünïcode", ".hidden"})
    void what_was_signed_is_downloaded_under_any_name(String path) {
        signed(path, "content");

        assertThat(client.download(path)).as(client.errors()).isZero();

        assertThat(client.downloaded()).containsExactly(Map.entry(encoded(path), "content"));
    }

    private void signed(String path, String content, Digest.Algorithm... algorithms) {
        repository
                .target("targets", path, content.getBytes(StandardCharsets.UTF_8), algorithms)
                .publishTargets();
    }

    private static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Test
    void without_consistent_snapshots_artifacts_have_no_hash_in_their_names() {
        repository.withoutConsistentSnapshot();
        signed("a/target", "content");

        assertThat(client.download("a/target")).isZero();

        assertThat(repository.requests()).endsWith("targets/a/target");
    }

    @ParameterizedTest
    @EnumSource(Digest.Algorithm.class)
    void either_hash_will_do(Digest.Algorithm algorithm) {
        signed("target", "content", algorithm);

        assertThat(client.download("target")).isZero();

        repository.serveInstead("target", "CONTENT".getBytes(StandardCharsets.UTF_8));
        assertThat(new SpecClient(other(), server).initialized().download("target"))
                .isEqualTo(1);
    }

    private Path other() {
        Path other = home.resolve("other");
        other.toFile().mkdir();
        return other;
    }

    @Test
    void where_both_hashes_are_listed_both_must_match() {
        byte[] content = "content".getBytes(StandardCharsets.UTF_8);
        String sha512 = Digest.of(Digest.Algorithm.SHA512, content).hex();
        repository.target("targets", "target", content, Digest.Algorithm.values());
        repository
                .role("targets")
                .edit(TextEdit.of(text -> text.replace(sha512, sha512.substring(1) + sha512.charAt(0))));
        repository.publishTargets();

        assertThat(client.download("target")).isEqualTo(1);
        assertThat(client.downloaded()).isEmpty();
    }

    @Test
    void an_unknown_hash_alone_is_refused() {
        repository.target("targets", "target", new byte[1]);
        repository.role("targets").edit(TextEdit.of(text -> text.replace("\"sha256\"", "\"blake2b\"")));
        repository.publishTargets();

        assertThat(client.download("target")).isEqualTo(1);
    }

    @Test
    void other_bytes_are_refused_and_nothing_of_them_is_left() {
        signed("target", "content");
        for (String other : new String[] {"CONTENT", "content and more", "cont", "", "x".repeat(1 << 20)}) {
            repository.serveInstead("target", other.getBytes(StandardCharsets.UTF_8));

            assertThat(client.download("target")).isEqualTo(1);

            assertThat(client.downloaded()).isEmpty();
        }
    }

    @Test
    void an_artifact_that_is_here_is_not_fetched_again_and_one_that_changed_is() throws IOException {
        signed("target", "content");
        client.download("target");
        repository.requests();

        assertThat(client.download("target")).isZero();
        assertThat(repository.requests()).noneMatch(request -> request.startsWith("targets/"));

        Files.writeString(client.artifacts().resolve("target"), "CONTENT");
        assertThat(client.download("target")).isZero();
        assertThat(client.downloaded()).containsExactly(Map.entry("target", "content"));

        signed("target", "another");
        assertThat(client.download("target")).isZero();
        assertThat(client.downloaded()).containsExactly(Map.entry("target", "another"));
    }

    @Test
    void an_artifact_here_survives_another_that_is_refused() {
        signed("target", "content");
        client.download("target");
        signed("target", "another");
        repository.serveInstead("target", "third".getBytes(StandardCharsets.UTF_8));

        assertThat(client.download("target")).isEqualTo(1);

        assertThat(client.downloaded()).containsExactly(Map.entry("target", "content"));
    }

    @Test
    void several_are_downloaded_in_order_up_to_the_first_failure() {
        signed("one", "1");
        signed("three", "3");

        assertThat(client.download("one", "two", "three")).isEqualTo(1);

        assertThat(client.downloaded()).containsOnlyKeys("one");
        assertThat(repository.requests()).containsOnlyOnce("timestamp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../outside", "a/../../outside", "..", "."})
    void a_path_that_leads_out_of_the_repository_is_refused(String path) {
        signed(path, "content");

        assertThat(client.download(path)).isEqualTo(1);

        assertThat(client.downloaded()).isEmpty();
        assertThat(home.resolve("outside")).doesNotExist();
    }

    @Test
    void an_empty_artifact_is_an_artifact() {
        signed("empty", "");

        assertThat(client.download("empty")).as(client.errors()).isZero();
        assertThat(client.downloaded()).containsExactly(Map.entry("empty", ""));
    }
}
