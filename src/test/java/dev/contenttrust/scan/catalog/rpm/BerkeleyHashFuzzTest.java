package dev.contenttrust.scan.catalog.rpm;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.contenttrust.scan.catalog.Cataloguing;
import org.junit.jupiter.api.Tag;

/** Any bytes are a Berkeley DB file or a problem of the image. */
@Tag("fuzz")
class BerkeleyHashFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void a_file_is_read_or_a_problem(byte[] bytes) {
        Cataloguing.of(new RpmDatabase(), "var/lib/rpm/Packages", bytes);
    }
}
