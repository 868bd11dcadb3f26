package dev.contenttrust.scan.naming;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import com.github.packageurl.PackageURLBuilder;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.Distribution;
import dev.contenttrust.scan.inventory.Kind;
import dev.contenttrust.scan.inventory.SourcePackage;
import java.util.List;
import java.util.Optional;

/** What components are called outside: package URLs, and the coordinates under which advisories are found. */
public final class PackageUrls {
    private PackageUrls() {}

    /**
     * The package URL of a component.
     *
     * @return empty where its name cannot be in one
     */
    public static Optional<String> of(Component component, Optional<Distribution> distribution) {
        PackageURLBuilder url = PackageURLBuilder.aPackageURL()
                .withType(component.kind().purlType())
                .withName(component.name());
        if (!component.version().isEmpty()) {
            url.withVersion(version(component, url));
        }
        if (component.kind().isSystem()) {
            distribution.ifPresent(on -> distribution(url, on));
        } else if (!component.namespace().isEmpty()) {
            url.withNamespace(component.namespace());
        }
        goPath(component, url);
        component.architecture().filter(arch -> !arch.isEmpty()).ifPresent(arch -> url.withQualifier("arch", arch));
        component.stream().filter(label -> !label.isEmpty()).ifPresent(label -> url.withQualifier("rpmmod", label));
        component.source().ifPresent(source -> upstream(component, source, url));
        try {
            PackageURL made = url.build();
            return Optional.of(made.canonicalize());
        } catch (MalformedPackageURLException e) {
            return Optional.empty();
        }
    }

    /** Names of OSV ecosystems in which advisories for a distribution are found, the main one first; empty where OSV has none. */
    public static List<String> ecosystems(Distribution distribution) {
        return OsvNames.ecosystems(distribution);
    }

    /**
     * Where advisories for a component are to be looked for: several places where a distribution's advisories are in several
     * ecosystems, or name packages in more than one way; none where OSV has no ecosystem for it, or its version is not known.
     */
    public static List<Coordinates> coordinates(Component component, Optional<Distribution> distribution) {
        if (component.version().isEmpty()) {
            return List.of();
        }
        List<String> ecosystems = component
                .kind()
                .ecosystem()
                .map(List::of)
                .orElseGet(() -> distribution.map(OsvNames::ecosystems).orElse(List.of()));
        return ecosystems.stream()
                .flatMap(ecosystem -> OsvNames.coordinates(component, ecosystem).stream())
                .toList();
    }

    private static void distribution(PackageURLBuilder url, Distribution on) {
        url.withNamespace(on.namespace());
        url.withQualifier("distro", on.release().isEmpty() ? on.id() : on.id() + "-" + on.release());
    }

    /** An rpm's epoch is a qualifier (PURL-TYPES, rpm). */
    private static String version(Component component, PackageURLBuilder url) {
        int colon = component.kind() == Kind.RPM ? component.version().indexOf(':') : -1;
        if (colon <= 0) {
            return component.version();
        }
        url.withQualifier("epoch", component.version().substring(0, colon));
        return component.version().substring(colon + 1);
    }

    /** All of a module's path but its last part is the namespace. */
    private static void goPath(Component component, PackageURLBuilder url) {
        int slash = component.kind() == Kind.GOLANG ? component.name().lastIndexOf('/') : -1;
        if (slash > 0) {
            url.withNamespace(component.name().substring(0, slash));
            url.withName(component.name().substring(slash + 1));
        }
    }

    private static void upstream(Component component, SourcePackage source, PackageURLBuilder url) {
        if (source.name().equals(component.name()) && source.version().equals(component.version())) {
            return;
        }
        String same = source.version().equals(component.version()) ? "" : "@" + source.version();
        url.withQualifier("upstream", source.name() + same);
    }
}
