package dev.contenttrust.scan.binary;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.contenttrust.scan.binary.rules.Recognisers;
import dev.contenttrust.scan.elf.HeldBytes;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

/** Any bytes are looked through to their end; what is found lies in them. */
@Tag("fuzz")
class BinaryFuzzTest {
    private static final BinaryScanner SCANNER = new BinaryScanner(Recognisers.standard());

    @FuzzTest(maxDuration = "20s")
    void any_bytes_are_looked_through(byte[] bytes) throws IOException {
        Recognition found = SCANNER.recognise(new HeldBytes(bytes)).orElse(null);
        if (found == null) {
            return;
        }
        for (Sighting sighting : found.sightings()) {
            long offset = sighting.evidence().offset();
            if (offset < 0 || offset + sighting.evidence().text().length() > bytes.length) {
                throw new AssertionError("found outside of the file: " + sighting);
            }
        }
    }
}
