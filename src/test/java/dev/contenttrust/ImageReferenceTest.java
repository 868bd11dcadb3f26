package dev.contenttrust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {
    private static final String HEX = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @CsvSource({
        "alpine, docker.io/library/alpine",
        "alpine:3.20, docker.io/library/alpine:3.20",
        "user/app, docker.io/user/app",
        "user/team/app:1, docker.io/user/team/app:1",
        "docker.io/alpine, docker.io/library/alpine",
        "docker.io/library/alpine, docker.io/library/alpine",
        "index.docker.io/alpine, docker.io/library/alpine",
        "index.docker.io/user/app:x, docker.io/user/app:x",
        "library/alpine, docker.io/library/alpine",
        "localhost/app, localhost/app",
        "localhost:5000/app:1, localhost:5000/app:1",
        "localhost:5000, docker.io/library/localhost:5000",
        "localhost, docker.io/library/localhost",
        "registry.example.com/app, registry.example.com/app",
        "registry.example.com:443/a/b/c:v1, registry.example.com:443/a/b/c:v1",
        "REGISTRY/app, REGISTRY/app",
        "Registry.Example.com/app, Registry.Example.com/app",
        "INDEX.docker.io/alpine, INDEX.docker.io/alpine",
        "127.0.0.1:5000/app, 127.0.0.1:5000/app",
        "[::1]:5000/app:1, [::1]:5000/app:1",
        "[2001:DB8::1]/app, [2001:DB8::1]/app",
        "a_b/c__d/e-f/g---h/i.j, docker.io/a_b/c__d/e-f/g---h/i.j",
        "xn--n3h.com/app, xn--n3h.com/app",
        "app:_Tag.9-, docker.io/library/app:_Tag.9-",
        "0.0/app, 0.0/app",
    })
    void reads_short_and_full_names(String text, String full) {
        ImageReference reference = ImageReference.parse(text);

        assertThat(reference).hasToString(full);
        assertThat(ImageReference.parse(full)).isEqualTo(reference);
        assertThat(ImageReference.parse(reference.familiarName()).name()).isEqualTo(reference.name());
    }

    @ParameterizedTest
    @CsvSource({
        "docker.io/library/alpine, alpine",
        "docker.io/library/a/b, library/a/b",
        "docker.io/user/app, user/app",
        "localhost:5000/library/app, localhost:5000/library/app"
    })
    void the_familiar_name_leaves_out_what_goes_without_saying(String full, String familiar) {
        assertThat(ImageReference.parse(full).familiarName()).isEqualTo(familiar);
    }

    @Test
    void reads_a_digest_with_and_without_a_tag() {
        ImageReference both = ImageReference.parse("example.com:5000/app:1.0@sha256:" + HEX);
        ImageReference digestOnly = ImageReference.parse("app@sha512:" + HEX + HEX);

        assertThat(both.tag()).contains("1.0");
        assertThat(both.digest()).contains(new Digest(Digest.Algorithm.SHA256, HEX));
        assertThat(digestOnly.tag()).isEmpty();
        assertThat(digestOnly).hasToString("docker.io/library/app@sha512:" + HEX + HEX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " alpine",
                "alpine ",
                "alpine\n",
                "alp\u0000ine",
                "alp\u001b[31mine",
                "alpine:",
                ":1",
                "@",
                "/",
                "/app",
                "app/",
                "app/:1",
                "a//b",
                "a/./b",
                "a/../b",
                "../app",
                "example.com/../../etc",
                "example.com/..",
                "example.com/",
                "docker.io/",
                "-app",
                "app-",
                ".app",
                "app.",
                "_app",
                "a___b",
                "a._b",
                "a..b",
                "user/App",
                "App",
                "exämple.com/app",
                "user/äpp",
                "foo_bar.com/app",
                "-example.com/app",
                "example-.com/app",
                "example..com/app",
                ".example.com/app",
                "example.com./app",
                "example.com:/app",
                "example.com:port/app",
                "example.com:-1/app",
                "[::1/app",
                "[]/app",
                "[::1]5000/app",
                "[fe80::1%eth0]/app",
                "https://example.com/app",
                "user@example.com/app",
                "app:-tag",
                "app:.tag",
                "app:a:b",
                "app:tag/x",
                "app:t\u202eag",
                "app@sha256",
                "app@sha256:",
                "app@sha256:abc",
                "app@md5:0123456789abcdef0123456789abcdef",
                "app@sha256:" + HEX + "0",
                "app@sha256:0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef",
                "app@sha256:" + HEX + ":1",
                "app@sha256:" + HEX + "@sha256:" + HEX,
                HEX
            })
    void refuses_what_the_reference_grammar_refuses(String text) {
        assertThatThrownBy(() -> ImageReference.parse(text))
                .isInstanceOfSatisfying(
                        InvalidNameException.class, e -> assertThat(e.why()).isNotEmpty());
    }

    @Test
    void a_host_alone_is_a_short_name() {
        assertThat(ImageReference.parse("example.com")).hasToString("docker.io/library/example.com");
    }

    @Test
    void says_which_part_is_wrong() {
        assertThatThrownBy(() -> ImageReference.parse("user/App")).hasMessageContaining("lower case");
        assertThatThrownBy(() -> ImageReference.parse(HEX)).hasMessageContaining("image id");
        assertThatThrownBy(() -> ImageReference.parse("example.com:x/app")).hasMessageContaining("host[:port]");
        assertThatThrownBy(() -> ImageReference.parse("app:" + "t".repeat(129))).hasMessageContaining("tag");
    }

    @Test
    void a_refused_name_is_shown_escaped_and_shortened() {
        assertThatThrownBy(() -> ImageReference.parse("app\u001b[2J" + "x".repeat(100_000)))
                .isInstanceOfSatisfying(InvalidNameException.class, e -> {
                    assertThat(e.getMessage()).contains("app\\u{1b}[2J").hasSizeLessThan(1_000);
                    assertThat(e.input()).contains("app\u001b[2Jxxx").hasSizeGreaterThan(100_000);
                });
    }

    @Test
    void sixty_four_hex_digits_may_be_part_of_a_name() {
        assertThat(ImageReference.parse("user/" + HEX).path()).isEqualTo("user/" + HEX);
        assertThat(ImageReference.parse(HEX.substring(1)).path()).isEqualTo("library/" + HEX.substring(1));
    }

    @Test
    void lengths_are_bounded_as_in_the_reference_library() {
        String longest = "a".repeat(ImageReference.PATH_MAX);

        assertThat(ImageReference.parse("localhost/" + longest).path()).isEqualTo(longest);
        assertThatThrownBy(() -> ImageReference.parse("localhost/a" + longest)).hasMessageContaining("255");
        assertThat(ImageReference.parse("app:" + "t".repeat(128)).tag()).contains("t".repeat(128));
        assertThatThrownBy(() -> ImageReference.parse("app:" + "t".repeat(129)))
                .isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> ImageReference.parse("h".repeat(ImageReference.DOMAIN_MAX) + ".com/app"))
                .isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> ImageReference.parse("a/".repeat(1_000_000) + "a"))
                .isInstanceOf(InvalidNameException.class);
    }

    @Test
    void latest_is_meant_where_neither_tag_nor_digest_is_given() {
        assertThat(ImageReference.parse("app").withDefaultTag().tag()).contains("latest");
        assertThat(ImageReference.parse("app:1").withDefaultTag().tag()).contains("1");
        assertThat(ImageReference.parse("app@sha256:" + HEX).withDefaultTag().tag())
                .isEmpty();
    }

    @Test
    void a_digest_can_be_put_in() {
        Digest digest = new Digest(Digest.Algorithm.SHA256, HEX);

        assertThat(ImageReference.parse("app:1").withDigest(digest))
                .isEqualTo(new ImageReference("docker.io", "library/app", Optional.of("1"), Optional.of(digest)));
    }
}
