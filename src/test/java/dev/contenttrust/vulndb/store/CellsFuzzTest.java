package dev.contenttrust.vulndb.store;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.contenttrust.vulndb.osv.Affected;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;

/** Cells of an imported database are anybody's: they are read or refused, and what is read is written as it was. */
@Tag("fuzz")
class CellsFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void any_cell_is_read_or_refused(byte[] cell) {
        try {
            Affected affected = Cells.affected("npm", "it", cell);
            try (Packer packer = new Packer()) {
                byte[] packed = Cells.pack(packer, affected);
                Affected again = Cells.affected("npm", "it", packed);
                if (!again.equals(affected)) {
                    throw new AssertionError("was " + Arrays.toString(cell));
                }
            }
            affected.holds("1.0");
        } catch (IllegalArgumentException refused) {
            // As it should.
        }
        try {
            Cells.record(cell);
        } catch (IllegalArgumentException refused) {
            // As it should.
        }
    }
}
