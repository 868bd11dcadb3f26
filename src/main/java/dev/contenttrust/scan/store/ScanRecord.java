package dev.contenttrust.scan.store;

import dev.contenttrust.scan.result.Finding;
import dev.contenttrust.scan.result.ScanResult;
import dev.contenttrust.scan.result.ScannedImage;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is remembered of a scan, to tell what is new at the next.
 *
 * @param scanned when its layers were last read, or its signature last verified
 * @param findings what was found last time, by {@link #name}
 */
public record ScanRecord(ScannedImage image, Instant scanned, Set<String> findings) {
    public ScanRecord {
        findings = Set.copyOf(findings);
    }

    /** The record of a result. */
    public static ScanRecord of(ScanResult result, Instant scanned) {
        Set<String> names = new TreeSet<>();
        result.findings().forEach(finding -> names.add(name(finding)));
        result.exempted().forEach(exempted -> names.add(name(exempted.finding())));
        return new ScanRecord(result.image(), scanned, names);
    }

    /** What says that two findings are the same: the vulnerability, the package with its version, and the file. */
    public static String name(Finding finding) {
        return finding.vulnerability().id() + " " + finding.component().kind().purlType() + "/"
                + finding.component().namespace() + "/" + finding.component().name() + "@"
                + finding.component().version() + " " + finding.component().file();
    }
}
