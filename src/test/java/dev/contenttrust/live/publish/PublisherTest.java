package dev.contenttrust.live.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.DockerClient;
import dev.contenttrust.live.peer.NotaryClient;
import dev.contenttrust.live.peer.TargetRow;
import dev.contenttrust.live.stack.CertificateMint;
import dev.contenttrust.live.stack.Live;
import dev.contenttrust.live.stack.LiveStack;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the tests publish is what the reference clients read. */
@Live
class PublisherTest {
    private final LiveStack stack;
    private final Images images;

    PublisherTest(LiveStack stack) {
        this.stack = stack;
        this.images = new Images(stack.registry());
    }

    @Test
    void a_signed_tag_is_listed_by_notary_and_announced_by_docker() {
        Pushed one = images.push("check/one", "1", SmallImage.labelled("one"));
        Publisher publisher = publisher("check/one").init().add("1", one).publish();
        assertThat(notary().list(publisher.gun()))
                .containsExactly(new TargetRow("1", one.digest().hex(), one.size(), "targets"));
        assertThat(docker().announced(publisher.gun() + ":1"))
                .hasValue(one.digest().toString());
        assertThat(docker().announced(publisher.gun() + ":2")).isEmpty();
    }

    @Test
    void delegations_hold_tags_of_their_own() {
        Pushed one = images.push("check/two", "1", SmallImage.labelled("one"));
        Publisher publisher = publisher("check/two")
                .hold(CertificateMint.rsa("root"), "root")
                .init()
                .publish()
                .delegate("targets/releases", CertificateMint.ecdsa("releases"))
                .publish()
                .add("1", one, "targets/releases")
                .publish();
        assertThat(notary().list(publisher.gun())).extracting(TargetRow::role).containsExactly("targets/releases");
        publisher
                .rotateToServer("timestamp")
                .rotateToServer("snapshot")
                .rotate("targets")
                .rotate("root");
        assertThat(notary().list(publisher.gun())).extracting(TargetRow::role).containsExactly("targets/releases");
    }

    @Test
    void many_tags_are_published_at_once() {
        Map<String, Pushed> many = new LinkedHashMap<>();
        IntStream.range(0, 100)
                .forEach(i -> many.put("v" + i, images.push("check/many", "v" + i, SmallImage.labelled("v" + i))));
        Publisher publisher = publisher("check/many").init().addAll(many).publish();
        assertThat(notary().list(publisher.gun())).hasSize(100);
    }

    private Publisher publisher(String repository) {
        return Publisher.of(
                stack.registry() + "/" + repository,
                stack.notary(),
                stack.authorityFile(),
                stack.newDirectory("publisher"));
    }

    private NotaryClient notary() {
        return NotaryClient.of(stack.notary(), stack.authorityFile(), stack.newDirectory("notary"));
    }

    private DockerClient docker() {
        return DockerClient.of(stack.notary(), stack.dockerConfig(stack.newDirectory("docker"), Map.of()));
    }
}
