package dev.contenttrust.scan.catalog.rpm;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.contenttrust.scan.file.MalformedFileException;
import org.junit.jupiter.api.Tag;

/** Any bytes are the header of a package or refused as none. */
@Tag("fuzz")
class RpmHeaderFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void a_header_is_a_package_or_refused(byte[] bytes) {
        try {
            RpmPackage.of(new RpmHeader(bytes), "Packages");
        } catch (MalformedFileException refused) {
            // As it should be.
        }
    }
}
