package dev.contenttrust.notary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.notary.SignaturePolicy.Wish;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignaturePolicyTest {
    private static final SignaturePolicy POLICY = new SignaturePolicy(Map.of(
            "registry.example.com", Wish.REQUIRED,
            "registry.example.com/scratch/", Wish.NONE,
            "docker.io/library/", Wish.PREFERRED));

    private static Optional<Wish> of(String name) {
        return POLICY.of(Gun.parse(name));
    }

    @Test
    void the_longest_prefix_of_whole_components_counts() {
        assertThat(of("registry.example.com/app")).contains(Wish.REQUIRED);
        assertThat(of("registry.example.com/scratch/app")).contains(Wish.NONE);
        assertThat(of("registry.example.com/scratches/app")).contains(Wish.REQUIRED);
        assertThat(of("registry.example.community/app")).isEmpty();
    }

    @Test
    void short_names_are_covered_by_what_they_stand_for() {
        assertThat(of("alpine")).contains(Wish.PREFERRED);
        assertThat(of("somebody/app")).isEmpty();
    }

    @Test
    void a_star_is_for_what_no_prefix_covers() {
        SignaturePolicy starred = new SignaturePolicy(Map.of("*", Wish.NONE)).over(POLICY);
        assertThat(starred.of(Gun.parse("somebody/app"))).contains(Wish.NONE);
        assertThat(starred.of(Gun.parse("alpine"))).contains(Wish.PREFERRED);
    }
}
