package dev.contenttrust.scan.bill;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.Distribution;
import dev.contenttrust.scan.inventory.Kind;
import dev.contenttrust.scan.inventory.SourcePackage;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** A package as its URL names it (purl specification; the qualifiers {@code distro} and {@code upstream} as scanners write them). */
record PackageName(Kind kind, String namespace, String name, String version, Map<String, String> qualifiers) {
    PackageName {
        qualifiers = Map.copyOf(qualifiers);
    }

    /** Empty where the text is no package URL, or of a kind that nothing is known of. */
    static Optional<PackageName> of(String text) {
        try {
            PackageURL url = new PackageURL(text);
            Map<String, String> qualifiers = url.getQualifiers();
            return Arrays.stream(Kind.values())
                    .filter(kind -> kind.purlType().equals(url.getType()))
                    .findFirst()
                    .map(kind -> new PackageName(
                            kind,
                            Optional.ofNullable(url.getNamespace()).orElse(""),
                            url.getName(),
                            Optional.ofNullable(url.getVersion()).orElse(""),
                            qualifiers == null ? Map.of() : qualifiers));
        } catch (MalformedPackageURLException e) {
            return Optional.empty();
        }
    }

    Component component(String file) {
        Component plain = Component.declared(kind, ownNamespace(), ownName(), ownVersion(), file)
                .on(qualifier("arch"))
                .ofStream(qualifier("rpmmod"));
        return source().map(plain::from).orElse(plain);
    }

    private String ownNamespace() {
        return kind.isSystem() || kind == Kind.GOLANG ? "" : namespace;
    }

    private String ownName() {
        return kind == Kind.GOLANG && !namespace.isEmpty() ? namespace + "/" + name : name;
    }

    private String ownVersion() {
        return kind == Kind.RPM
                ? qualifier("epoch").map(epoch -> epoch + ":" + version).orElse(version)
                : version;
    }

    private Optional<String> qualifier(String key) {
        return Optional.ofNullable(qualifiers.get(key));
    }

    /** {@code upstream=name} or {@code name@version}; of a distribution's package without it, the package itself. */
    private Optional<SourcePackage> source() {
        if (!kind.isSystem()) {
            return Optional.empty();
        }
        String upstream = withoutFileName(qualifier("upstream").orElse(name));
        int at = upstream.lastIndexOf('@');
        return Optional.of(
                at > 0
                        ? new SourcePackage(upstream.substring(0, at), upstream.substring(at + 1))
                        : new SourcePackage(upstream, ownVersion()));
    }

    /** Some scanners name an rpm's source by its file: {@code bash-5.1.8-6.el9.src.rpm}. */
    private static String withoutFileName(String upstream) {
        if (!upstream.endsWith(".src.rpm")) {
            return upstream;
        }
        int release = upstream.lastIndexOf('-');
        int version = upstream.lastIndexOf('-', release - 1);
        return version > 0 ? upstream.substring(0, version) : upstream;
    }

    /** {@code distro=debian-12}: the id, and after the last dash the release. */
    Optional<Distribution> distribution() {
        if (!kind.isSystem()) {
            return Optional.empty();
        }
        String distro = qualifier("distro").orElse("");
        int dash = distro.lastIndexOf('-');
        if (dash <= 0 || dash + 1 == distro.length() || !Character.isDigit(distro.charAt(dash + 1))) {
            return distro.isEmpty() ? Optional.empty() : Optional.of(new Distribution(distro, distro, ""));
        }
        String id = distro.substring(0, dash);
        String release = distro.substring(dash + 1);
        return Optional.of(new Distribution(id, id + " " + release, release));
    }
}
