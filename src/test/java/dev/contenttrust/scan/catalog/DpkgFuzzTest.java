package dev.contenttrust.scan.catalog;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

/** Any bytes are a package database of text, or a problem of the image, and what is owned is packed and unpacked again. */
@Tag("fuzz")
class DpkgFuzzTest {
    @FuzzTest(maxDuration = "20s")
    void databases_are_read_or_a_problem(byte[] bytes) {
        Cataloguing.of(new DpkgStatus(), "var/lib/dpkg/status", bytes);
        Cataloguing.of(new DpkgStatus(), "var/lib/dpkg/status.d/a", bytes);
        Cataloguing.of(new ReleaseFile(), "etc/os-release", bytes);
        Cataloguing.of(new ReleaseFile(), "etc/redhat-release", bytes);
        for (String list : new String[] {"info/a.list", "info/a.md5sums", "diversions"}) {
            Cataloguing.of(new DpkgFiles(), "var/lib/dpkg/" + list, bytes)
                    .owned()
                    .forEach(owned -> owned.each(DpkgFuzzTest::look));
        }
        Cataloguing.of(new ApkInstalled(), "lib/apk/db/installed", bytes)
                .owned()
                .forEach(owned -> owned.each(DpkgFuzzTest::look));
    }

    private static void look(String path) {
        if (path.isEmpty() || path.startsWith("/")) {
            throw new AssertionError("no path from the root: " + path);
        }
    }
}
