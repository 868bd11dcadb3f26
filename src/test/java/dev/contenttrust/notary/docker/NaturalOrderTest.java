package dev.contenttrust.notary.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {
    private static final List<String> SORTED =
            List.of("", "1", "2", "2a", "02", "10", "100", "V1", "a", "a1", "a1b", "a2", "a10", "ab", "v1.9", "v1.10");

    @Test
    void numbers_are_ordered_by_value_and_before_letters() {
        List<String> shuffled = new ArrayList<>(SORTED);
        Collections.shuffle(shuffled, new Random(7));
        shuffled.sort(NaturalOrder.INSTANCE);
        assertThat(shuffled).isEqualTo(SORTED);
    }
}
