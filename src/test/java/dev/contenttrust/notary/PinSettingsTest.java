package dev.contenttrust.notary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinSettingsTest {
    private static final String ID = "ab".repeat(32);
    private static final String OTHER = "cd".repeat(32);

    private static PinSettings pin(String name, String id) {
        return new PinSettings(Map.of(name, Set.of(id)), Map.of());
    }

    @Test
    void short_names_are_made_full_lest_they_never_match() {
        assertThat(pin("alpine", ID).certs()).containsOnlyKeys("docker.io/library/alpine");
        assertThat(pin("docker.io/library/*", ID).certs()).containsOnlyKeys("docker.io/library/*");
    }

    @Test
    void ids_are_compared_without_their_case() {
        assertThat(pin("alpine", ID.toUpperCase(java.util.Locale.ROOT)).certs()).containsValue(Set.of(ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a*b", "**", "alpine:3", "UPPER/../x", "docker.io/"})
    void a_name_that_can_never_match_is_refused(String name) {
        assertThatThrownBy(() -> pin(name, ID)).isInstanceOf(ConfigurationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abcd", "zz", "sha256:abab"})
    void what_is_no_id_is_refused(String id) {
        assertThatThrownBy(() -> pin("alpine", id))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no key id");
    }

    @Test
    void a_pin_without_ids_is_refused() {
        assertThatThrownBy(() -> new PinSettings(Map.of("alpine", Set.of()), Map.of()))
                .isInstanceOf(ConfigurationException.class);
    }

    @Test
    void pins_of_more_weight_replace_those_of_the_same_name() {
        PinSettings options = pin("alpine", ID);
        PinSettings file = new PinSettings(
                Map.of("docker.io/library/alpine", Set.of(OTHER), "busybox", Set.of(OTHER)),
                Map.of("docker.io/", Path.of("ca.pem")));
        PinSettings both = options.over(file);
        assertThat(both.certs())
                .containsEntry("docker.io/library/alpine", Set.of(ID))
                .containsEntry("docker.io/library/busybox", Set.of(OTHER));
        assertThat(both.ca()).containsOnlyKeys("docker.io/");
    }
}
