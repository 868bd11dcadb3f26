package dev.contenttrust.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.Digest;
import dev.contenttrust.Platform;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformChoiceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "linux/amd64|linux/arm64/v8 linux/amd64|linux/amd64",
                "linux/amd64|linux/amd64/v3 linux/amd64/v2 linux/amd64|linux/amd64",
                "linux/amd64/v3|linux/amd64 linux/amd64/v2 linux/amd64/v4|linux/amd64/v2",
                "linux/arm64|linux/arm64/v8|linux/arm64/v8",
                "linux/arm64/v8|linux/arm64|linux/arm64",
                "linux/arm|linux/arm/v5 linux/arm/v7 linux/arm/v6 linux/arm64|linux/arm/v7",
                "linux/arm/v6|linux/arm/v7 linux/arm/v5 linux/arm/v6|linux/arm/v6",
                "linux/arm/v6|linux/arm/v7 linux/arm/v5|linux/arm/v5",
                "linux/386|linux/amd64 linux/386|linux/386",
                "linux/s390x|linux/s390x|linux/s390x",
                "linux/riscv64/rva23|linux/riscv64 linux/riscv64/rva23|linux/riscv64/rva23",
                "windows/amd64|linux/amd64 windows/amd64|windows/amd64",
            })
    void the_best_that_the_machine_can_run_is_chosen(String wanted, String offered, String chosen) {
        Descriptor choice = PlatformChoice.choose(index(offered), Platform.parse(wanted));
        assertThat(choice.platform()).contains(Platform.parse(chosen));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "linux/amd64|linux/arm64",
                "linux/amd64|linux/amd64/v2",
                "linux/arm/v5|linux/arm/v6 linux/arm/v7",
                "linux/riscv64/rva23|linux/riscv64",
                "linux/amd64|windows/amd64",
            })
    void where_none_fits_the_failure_lists_what_there_is(String wanted, String offered) {
        assertThatThrownBy(() -> PlatformChoice.choose(index(offered), Platform.parse(wanted)))
                .isInstanceOf(NoSuchPlatformException.class)
                .hasMessageContaining(wanted)
                .hasMessageContaining(offered.replace(" ", ", "));
    }

    @Test
    void attestations_are_never_chosen() {
        List<Descriptor> attestations = index("unknown/unknown");
        assertThatThrownBy(() -> PlatformChoice.choose(attestations, Platform.parse("unknown/unknown")))
                .isInstanceOf(NoSuchPlatformException.class);
    }

    @Test
    void an_entry_without_platform_is_not_chosen() {
        Descriptor bare = Descriptor.of(MediaType.OCI_MANIFEST, Digest.sha256(new byte[0]), 0);
        assertThatThrownBy(() -> PlatformChoice.choose(List.of(bare), Platform.parse("linux/amd64")))
                .hasMessageContaining("no platform");
    }

    @Test
    void of_equals_the_first_is_chosen() {
        Descriptor first = entry("linux/amd64", "first");
        Descriptor second = entry("linux/amd64", "second");
        assertThat(PlatformChoice.choose(List.of(first, second), Platform.parse("linux/amd64")))
                .isEqualTo(first);
    }

    private static List<Descriptor> index(String platforms) {
        return Arrays.stream(platforms.split(" "))
                .map(platform -> entry(platform, platform))
                .toList();
    }

    private static Descriptor entry(String platform, String content) {
        return new Descriptor(
                MediaType.OCI_MANIFEST,
                Digest.sha256(content.getBytes(StandardCharsets.UTF_8)),
                content.length(),
                Optional.of(Platform.parse(platform)),
                Map.of());
    }
}
