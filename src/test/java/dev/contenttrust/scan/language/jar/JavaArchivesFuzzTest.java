package dev.contenttrust.scan.language.jar;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.contenttrust.scan.catalog.Cataloguing;
import org.junit.jupiter.api.Tag;

/** Any bytes are a Java archive or a problem of the image. */
@Tag("fuzz")
class JavaArchivesFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void an_archive_is_read_or_a_problem(byte[] bytes) {
        Cataloguing.of(new JavaArchives(), "opt/app.jar", bytes);
    }
}
