package dev.contenttrust.vulndb.version;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Whatever three texts are: each order orders them, the same way from both sides and without a circle. */
@Tag("fuzz")
class VersionOrderFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void any_texts_have_their_order(byte[] utf8) {
        String[] texts = new String(utf8, StandardCharsets.UTF_8).split("\n", 3);
        for (VersionOrder order : VersionOrder.values()) {
            Law.hold(order, List.of(texts));
        }
    }
}
