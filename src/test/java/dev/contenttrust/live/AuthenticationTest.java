package dev.contenttrust.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.live.peer.Run;
import dev.contenttrust.live.peer.TargetRow;
import dev.contenttrust.live.publish.Publisher;
import dev.contenttrust.live.publish.Pushed;
import dev.contenttrust.live.publish.SmallImage;
import dev.contenttrust.live.publish.Workshop;
import dev.contenttrust.live.stack.Account;
import dev.contenttrust.live.stack.LiveStack;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Registries and Notary servers that ask who is there. */
@Live
@TestInstance(Lifecycle.PER_CLASS)
class AuthenticationTest {
    private static final Account IMPOSTOR = new Account(LiveStack.WRITER.user(), "a guess");

    private final World world;
    private final LiveStack stack;
    private final Publisher closed;
    private final Publisher open;
    private final Publisher behindBasic;

    AuthenticationTest(World world) {
        this.world = world;
        this.stack = world.stack();
        Workshop workshop = world.workshop();
        this.closed = workshop.tokenPublisher("team/closed");
        this.open = workshop.tokenPublisher("public/open");
        this.behindBasic = workshop.publisherAt(stack.basicRegistry(), "team/basic");
    }

    @BeforeAll
    void publish() {
        for (Publisher publisher : new Publisher[] {closed, open, behindBasic}) {
            String repository = publisher.gun().substring(publisher.gun().indexOf('/') + 1);
            Pushed image = world.workshop().images().push(repository, "1", SmallImage.labelled(repository));
            publisher.init().add("1", image).publish();
        }
    }

    @Test
    void stored_credentials_open_a_private_repository() {
        Trust trust = knowing(stack.tokenRegistry(), LiveStack.WRITER);
        assertThat(TargetRow.table(trust.run("list", closed.gun()).succeeded().lines()))
                .isEqualTo(closed.list());
        exits(0, trust.run("verify", closed.gun() + ":1"));
    }

    @Test
    void without_credentials_a_private_repository_is_closed() {
        exits(8, anonymous().run("list", closed.gun()));
        exits(8, anonymous().run("verify", closed.gun() + ":1"));
    }

    @Test
    void a_wrong_password_is_no_credential() {
        Trust trust = knowing(stack.tokenRegistry(), IMPOSTOR);
        exits(8, trust.run("list", closed.gun()));
    }

    @Test
    void a_public_repository_needs_no_credentials() {
        assertThat(TargetRow.table(
                        anonymous().run("list", open.gun()).succeeded().lines()))
                .isEqualTo(open.list());
        exits(0, anonymous().run("verify", open.gun() + ":1"));
    }

    @Test
    void a_registry_behind_basic_wants_the_right_password() {
        String image = behindBasic.gun() + ":1";
        String host = stack.basicRegistry();
        exits(0, atOpenServer(knowing(host, LiveStack.WRITER)).run("verify", image));
        exits(8, atOpenServer(knowing(host, IMPOSTOR)).run("verify", image));
        exits(8, atOpenServer(anonymous()).run("verify", image));
    }

    private static void exits(int exitCode, Run run) {
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(exitCode);
    }

    private Trust anonymous() {
        return configured(Map.of());
    }

    private Trust knowing(String host, Account account) {
        return configured(Map.of(host, account));
    }

    private Trust configured(Map<String, Account> credentials) {
        return world.trust(credentials)
                .with("DOCKER_CONTENT_TRUST_SERVER", stack.tokenNotary().toString());
    }

    private Trust atOpenServer(Trust trust) {
        return trust.with("DOCKER_CONTENT_TRUST_SERVER", stack.notary().toString());
    }
}
