package dev.contenttrust.pull;

import static dev.contenttrust.pull.ScriptedRegistry.honestly;
import static dev.contenttrust.pull.ScriptedRegistry.promise;
import static dev.contenttrust.pull.ScriptedRegistry.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.ImageReference;
import dev.contenttrust.image.ContentMismatchException;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.image.layout.OciLayout;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.SignedTag;
import dev.contenttrust.pull.ImagePuller.PullListener;
import dev.contenttrust.pull.ImagePuller.PullResult;
import dev.contenttrust.pull.ScriptedRegistry.Serving;
import dev.contenttrust.registry.RegistryAddresses;
import dev.contenttrust.registry.RegistryClient;
import dev.contenttrust.registry.RegistryException;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.NetworkException;
import dev.contenttrust.transport.Requests;
import dev.contenttrust.trusted.RegistryImageSource;
import dev.contenttrust.trusted.RetryPolicy;
import dev.contenttrust.tuf.RoleName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a registry may do to a blob, and what becomes of the pull. */
class MisbehavingRegistryTest {
    private static final int LARGE = 1 << 20;
    private static final int HALF = LARGE / 2;

    private final ScriptedRegistry registry = ScriptedRegistry.with(LARGE, 1000);
    private final Descriptor layer = registry.layer();

    @TempDir
    private Path home;

    private HttpService http;

    @BeforeEach
    void open() {
        http = new HttpService(Requests.settings(home));
    }

    @AfterEach
    void close() {
        http.close();
        registry.close();
    }

    @Test
    void a_blob_cut_short_is_taken_up_where_it_stopped() {
        registry.script(layer, this::cutShort);
        pull();
        assertThat(registry.asked(layer)).containsExactly(0, HALF);
        assertItIsThere();
    }

    @Test
    void a_blob_cut_short_again_and_again_gets_there() {
        registry.always(layer, (offset, blob, out) -> {
            promise(offset, blob, out);
            out.write(blob, offset, Math.min(100_003, blob.length - offset));
        });
        pull();
        assertThat(registry.asked(layer)).hasSizeGreaterThan(10).isSorted();
        assertItIsThere();
    }

    @Test
    void a_blob_that_always_ends_at_one_place_is_given_up_and_what_came_is_kept() {
        registry.always(layer, this::cutShort);
        assertThatThrownBy(this::pull).isInstanceOf(NetworkException.class).hasMessageContaining("broke off");
        assertNothingIsThere();
        registry.script(layer);
        PullResult result = pull();
        assertThat(registry.asked(layer)).endsWith(HALF);
        assertThat(result.reused()).isGreaterThanOrEqualTo(HALF);
        assertItIsThere();
    }

    @Test
    void a_range_that_is_ignored_is_passed_over() {
        registry.script(layer, this::cutShort, (offset, blob, out) -> honestly(0, blob, out));
        pull();
        assertThat(registry.asked(layer)).containsExactly(0, HALF);
        assertItIsThere();
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes 0-9/10", "bytes 1048576-1048577/1048578", "bytes */10", "nonsense", ""})
    void another_range_than_asked_for_is_not_taken_and_all_is_asked_for(String range) {
        registry.script(layer, this::cutShort, (offset, blob, out) -> {
            say(out, 206, blob.length - offset, "Content-Range: " + range);
            out.write(new byte[blob.length - offset]);
        });
        pull();
        assertThat(registry.asked(layer)).containsExactly(0, HALF, 0);
        assertItIsThere();
    }

    @Test
    void a_range_that_cannot_be_had_is_no_reason_to_give_up() {
        registry.script(layer, this::cutShort, (offset, blob, out) -> say(out, 416, 0));
        pull();
        assertThat(registry.asked(layer)).containsExactly(0, HALF, 0);
        assertItIsThere();
    }

    @Test
    void a_range_that_nobody_asked_for_is_refused() {
        registry.always(layer, (offset, blob, out) -> say(out, 206, 10, "Content-Range: bytes 5-14/" + blob.length));
        assertThatThrownBy(this::pull).isInstanceOf(RegistryException.class).hasMessageContaining("bytes 5-14/");
        assertNothingIsThere();
    }

    @Test
    void a_range_of_other_bytes_costs_one_more_attempt_from_the_start() {
        registry.script(layer, this::cutShort, (offset, blob, out) -> {
            promise(offset, blob, out);
            out.write(new byte[blob.length - offset]);
        });
        pull();
        assertThat(registry.asked(layer)).containsExactly(0, HALF, 0);
        assertItIsThere();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 1_000_000})
    void a_length_that_is_not_the_signed_one_is_refused(int more) {
        registry.always(layer, (offset, blob, out) -> {
            say(out, 200, blob.length + more);
            out.write(blob);
        });
        assertThatThrownBy(this::pull)
                .isInstanceOf(ContentMismatchException.class)
                .hasMessageContaining("expected " + layer.size() + " bytes, got " + (layer.size() + more));
        assertNothingIsThere();
    }

    @Test
    void other_bytes_of_the_right_length_are_refused() {
        registry.always(layer, (offset, blob, out) -> {
            promise(offset, blob, out);
            out.write(new byte[blob.length - offset]);
        });
        assertThatThrownBy(this::pull)
                .isInstanceOf(ContentMismatchException.class)
                .hasMessageContaining(layer.digest().toString());
        assertNothingIsThere();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void a_registry_that_is_busy_for_a_moment_is_waited_for(int status) {
        Serving busy = (offset, blob, out) -> say(out, status, 0);
        registry.script(layer, busy, this::cutShort, busy);
        pull();
        assertThat(registry.asked(layer)).containsExactly(0, 0, HALF, HALF);
        assertItIsThere();
    }

    @Test
    void a_registry_that_says_when_to_come_back_is_asked_then() {
        registry.script(layer, (offset, blob, out) -> say(out, 429, 0, "Retry-After: 1"));
        pull();
        assertThat(registry.asked(layer)).containsExactly(0, 0);
        assertItIsThere();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void a_registry_that_says_to_come_back_much_later_is_left_alone(int status) {
        registry.always(layer, (offset, blob, out) -> say(out, status, 0, "Retry-After: 3600"));
        assertThatThrownBy(this::pull).isInstanceOf(NetworkException.class).hasMessageContaining("come back in 3600 s");
        assertThat(registry.asked(layer)).containsExactly(0);
        assertNothingIsThere();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void a_registry_out_of_order_for_a_moment_is_tried_again(int status) {
        registry.script(layer, (offset, blob, out) -> say(out, status, 0));
        pull();
        assertThat(registry.asked(layer)).containsExactly(0, 0);
        assertItIsThere();
    }

    private void cutShort(int offset, byte[] blob, OutputStream out) throws IOException {
        promise(offset, blob, out);
        out.write(blob, offset, Math.max(0, HALF - offset));
    }

    private PullResult pull() {
        ImageReference name = registry.name();
        Descriptor image = registry.image();
        SignedTag signed = new SignedTag(Gun.of(name), "1", image.digest(), image.size(), RoleName.TARGETS);
        RegistryClient client = new RegistryClient(http, RegistryAddresses.byName());
        return new ImagePuller(new RegistryImageSource(client, "the registry"), new RetryPolicy(3, 1000, attempt -> {}))
                .pull(
                        name,
                        signed,
                        Optional.empty(),
                        LocalDestinations.parse("oci:" + home.resolve("layout")),
                        PullListener.NONE);
    }

    private void assertItIsThere() {
        OciLayout layout = OciLayout.open(home.resolve("layout"));
        assertThat(layout.images()).hasSize(1);
        registry.blobs().forEach(blob -> assertThat(layout.blob(blob.digest())).hasBinaryContent(registry.bytes(blob)));
        assertThat(layout.workDirectory()).doesNotExist();
    }

    private void assertNothingIsThere() {
        OciLayout layout = OciLayout.at(home.resolve("layout"));
        assertThat(layout.images()).isEmpty();
        assertThat(layout.blob(layer.digest())).doesNotExist();
    }
}
