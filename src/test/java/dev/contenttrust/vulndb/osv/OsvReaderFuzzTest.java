package dev.contenttrust.vulndb.osv;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.contenttrust.json.MalformedJsonException;
import org.junit.jupiter.api.Tag;

/** Any bytes are a record or refused as none; what is read can be asked about any version it speaks of. */
@Tag("fuzz")
class OsvReaderFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void any_bytes_are_a_record_or_none(byte[] bytes) {
        OsvRecord record;
        try {
            record = OsvReader.read("it.json", bytes);
        } catch (MalformedJsonException refused) {
            return;
        }
        for (Affected affected : record.affected()) {
            affected.holds("1.0");
            affected.fixedAfter("1.0");
            for (String version : affected.versions()) {
                if (!affected.holds(version)) {
                    throw new AssertionError(version + " is named, and not affected");
                }
            }
            for (Range range : affected.ranges()) {
                range.events().forEach(event -> affected.holds(event.version()));
            }
        }
    }
}
