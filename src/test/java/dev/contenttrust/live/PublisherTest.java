package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.TargetRow;
import dev.contenttrust.live.publish.Images;
import dev.contenttrust.live.publish.Publisher;
import dev.contenttrust.live.publish.Pushed;
import dev.contenttrust.live.publish.SmallImage;
import dev.contenttrust.live.stack.CertificateMint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the tests publish is what the reference clients read. */
@Live
class PublisherTest {
    private final World world;
    private final Images images;

    PublisherTest(World world) {
        this.world = world;
        this.images = world.workshop().images();
    }

    @Test
    void a_signed_tag_is_listed_by_notary_and_announced_by_docker() {
        Pushed one = images.push("check/one", "1", SmallImage.labelled("one"));
        Publisher publisher =
                world.workshop().publisher("check/one").init().add("1", one).publish();
        assertThat(world.notary().list(publisher.gun()))
                .containsExactly(new TargetRow("1", one.digest().hex(), one.size(), "targets"));
        assertThat(world.docker().announced(publisher.gun() + ":1"))
                .hasValue(one.digest().toString());
        assertThat(world.docker().announced(publisher.gun() + ":2")).isEmpty();
    }

    @Test
    void delegations_hold_tags_of_their_own() {
        Pushed one = images.push("check/two", "1", SmallImage.labelled("one"));
        Publisher publisher = world.workshop()
                .publisher("check/two")
                .hold(CertificateMint.rsa("root"), "root")
                .init()
                .publish()
                .delegate("targets/releases", CertificateMint.ecdsa("releases"))
                .publish()
                .add("1", one, "targets/releases")
                .publish();
        assertThat(world.notary().list(publisher.gun()))
                .extracting(TargetRow::role)
                .containsExactly("targets/releases");
        publisher
                .rotateToServer("timestamp")
                .rotateToServer("snapshot")
                .rotate("targets")
                .rotate("root");
        assertThat(world.notary().list(publisher.gun()))
                .extracting(TargetRow::role)
                .containsExactly("targets/releases");
    }

    @Test
    void many_tags_are_published_at_once() {
        Map<String, Pushed> many = new LinkedHashMap<>();
        IntStream.range(0, 100)
                .forEach(i -> many.put("v" + i, images.push("check/many", "v" + i, SmallImage.labelled("v" + i))));
        Publisher publisher =
                world.workshop().publisher("check/many").init().addAll(many).publish();
        assertThat(world.notary().list(publisher.gun())).hasSize(100);
    }
}
