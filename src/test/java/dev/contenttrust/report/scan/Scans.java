package dev.contenttrust.report.scan;

import dev.contenttrust.Digest;
import dev.contenttrust.Platform;
import dev.contenttrust.Severity;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.Distribution;
import dev.contenttrust.scan.inventory.Inventory;
import dev.contenttrust.scan.inventory.Kind;
import dev.contenttrust.scan.inventory.Located;
import dev.contenttrust.scan.inventory.Problem;
import dev.contenttrust.scan.naming.PackageUrls;
import dev.contenttrust.scan.result.DatabaseState;
import dev.contenttrust.scan.result.Finding;
import dev.contenttrust.scan.result.ScanResult;
import dev.contenttrust.scan.result.ScannedImage;
import dev.contenttrust.scan.result.ScannedImage.RoleVersion;
import dev.contenttrust.scan.result.ScannedImage.ScannedLayer;
import dev.contenttrust.scan.result.ScannedImage.TrustStatement;
import dev.contenttrust.scan.result.Vulnerability;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Scans that were never made, to be shown. */
public final class Scans {
    public static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
    private static final Optional<Distribution> DEBIAN =
            Optional.of(new Distribution("debian", "Debian GNU/Linux 12 (bookworm)", "12"));

    private Scans() {}

    public static Digest digest(String text) {
        return Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Located located(Kind kind, String name, String version, int layer) {
        Component component = kind == Kind.GENERIC
                ? Component.recognised(kind, name, version, "usr/bin/" + name)
                : Component.declared(kind, "", name, version, "var/lib/dpkg/status");
        return new Located(component, layer);
    }

    public static Finding finding(Located located, String id, Severity severity, String... fixed) {
        Vulnerability vulnerability = new Vulnerability(
                id,
                List.of("DEMO-" + id),
                "a <b>bold</b> overflow in " + located.component().name(),
                severity,
                Optional.of(severity == Severity.CRITICAL ? 9.8 : 5.0),
                Optional.of("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"),
                severity == Severity.CRITICAL,
                Optional.of(0.97),
                "Debian:12");
        return new Finding(located, PackageUrls.of(located.component(), DEBIAN), vulnerability, List.of(fixed));
    }

    public static ScannedImage signedImage() {
        return new ScannedImage(
                "registry.example.com/demo/app:1.0",
                Optional.of(new TrustStatement(
                        "registry.example.com/demo/app",
                        "1.0",
                        digest("manifest"),
                        "targets/releases",
                        List.of("targets", "targets/releases"),
                        List.of(new RoleVersion("root", 2), new RoleVersion("targets/releases", 7)))),
                Optional.of(digest("manifest")),
                Optional.of(Platform.parse("linux/amd64")),
                List.of(
                        new ScannedLayer(
                                Optional.of(digest("b1")),
                                Optional.of(digest("d1")),
                                Optional.of("ADD rootfs.tar / # <base>")),
                        new ScannedLayer(
                                Optional.of(digest("b2")),
                                Optional.of(digest("d2")),
                                Optional.of("RUN apt-get install nginx"))));
    }

    public static ScannedImage unsignedImage() {
        return new ScannedImage("oci:somewhere", Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    public static ScanResult result(ScannedImage image, List<Finding> findings, List<Problem> problems) {
        return new ScanResult(
                image,
                new Inventory(
                        DEBIAN,
                        List.of(
                                located(Kind.DEB, "openssl", "3.0.11-1", 0),
                                located(Kind.GENERIC, "busybox", "1.35.0", 1)),
                        List.of(),
                        List.of(),
                        problems),
                findings,
                0,
                List.of(),
                List.of(),
                List.of(),
                new DatabaseState(
                        Instant.parse("2026-11-25T08:00:00Z"),
                        List.of(new DatabaseState.Source(
                                "Debian", Instant.parse("2026-11-25T08:00:00Z"), digest("zip")))),
                NOW);
    }

    public static List<Finding> someFindings() {
        return List.of(
                finding(located(Kind.GENERIC, "busybox", "1.35.0", 1), "CVE-2022-48174", Severity.MEDIUM),
                finding(located(Kind.DEB, "openssl", "3.0.11-1", 0), "CVE-2024-0001", Severity.CRITICAL, "3.0.14-1"));
    }
}
