package dev.contenttrust.scan.executable;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.contenttrust.scan.catalog.Cataloguing;
import org.junit.jupiter.api.Tag;

/** Any bytes are a program, with notes or without, or a problem of the image. */
@Tag("fuzz")
class CompiledPackagesFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void a_program_is_read_or_a_problem(byte[] bytes) {
        Cataloguing.of(new CompiledPackages(), "opt/app", bytes);
    }
}
