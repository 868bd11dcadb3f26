package dev.contenttrust.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.Digest;
import dev.contenttrust.Platform;
import dev.contenttrust.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ImageConfigTest {
    private static final Digest ID = Digest.sha256(new byte[0]);

    @Test
    void platform_creation_and_diff_ids_are_read() {
        ImageConfig config = parse("""
                {"architecture": "arm", "os": "linux", "variant": "v7", "created": "2026-01-02T03:04:05.678+01:00",
                 "rootfs": {"type": "layers", "diff_ids": ["%s", "%s"]}, "config": {"Env": []}}
                """.formatted(ID, ID));
        assertThat(config.platform()).contains(Platform.parse("linux/arm/v7"));
        assertThat(config.created()).contains(Instant.parse("2026-01-02T02:04:05.678Z"));
        assertThat(config.diffIds()).containsExactly(ID, ID);
    }

    @Test
    void what_is_not_said_or_no_instant_is_absent() {
        ImageConfig config = parse("{\"os\": \"\", \"created\": \"yesterday\", \"rootfs\": {\"diff_ids\": []}}");
        assertThat(config.platform()).isEmpty();
        assertThat(config.created()).isEmpty();
    }

    @Test
    void a_diff_id_of_an_unknown_algorithm_is_refused() {
        assertThatThrownBy(() -> parse("{\"rootfs\": {\"diff_ids\": [\"md5:00\"]}}"))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("rootfs.diff_ids[0]");
    }

    @Test
    void a_document_of_another_kind_is_refused() {
        assertThatThrownBy(() -> parse("{}")).isInstanceOf(MalformedJsonException.class);
    }

    private static ImageConfig parse(String json) {
        return ImageConfig.parse("the configuration", json.getBytes(StandardCharsets.UTF_8));
    }
}
