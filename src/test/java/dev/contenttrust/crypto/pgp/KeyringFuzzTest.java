package dev.contenttrust.crypto.pgp;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/** Any bytes are a keyring, or refused as none; what is shown of it is fit to be shown. */
@Tag("fuzz")
class KeyringFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void keyrings_are_read_or_refused(byte[] bytes) {
        try {
            Keyring keyring = Keyring.read("fuzz", bytes);
            for (Key key : keyring.keys()) {
                key.userIds().forEach(id -> demand(id.text().chars().noneMatch(Character::isISOControl)));
                key.all().forEach(facts -> demand(!facts.algorithm().isEmpty()));
            }
            keyring.flaws().forEach(flaw -> demand(flaw.position() >= 0 && flaw.position() <= bytes.length));
        } catch (KeyringException refused) {
            demand(refused.flaws().stream().allMatch(flaw -> flaw.position() <= bytes.length));
        }
    }

    private static void demand(boolean holds) {
        if (!holds) {
            throw new AssertionError("what is read breaks its own promise");
        }
    }
}
