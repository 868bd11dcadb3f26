package dev.contenttrust.scan.naming;

import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.Distribution;
import dev.contenttrust.scan.inventory.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What OSV calls distributions and their packages (OSV schema, "affected[].package"; the rest as its exports have it). */
final class OsvNames {
    private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6})*");

    /** SUSE's advisories name the modules of the enterprise releases; what a base image holds is from these. */
    private static final List<String> SUSE_PRODUCTS = List.of(
            "Linux Enterprise Server ",
            "Linux Enterprise Module for Basesystem ",
            "Linux Enterprise Module for Server Applications ",
            "Linux Enterprise Module for Development Tools ",
            "Linux Enterprise Module for Python 3 ");

    private OsvNames() {}

    static List<String> ecosystems(Distribution of) {
        return switch (of.id()) {
            case "wolfi" -> List.of("Wolfi");
            case "chainguard" -> List.of("Chainguard");
            case "opensuse-tumbleweed" -> List.of("openSUSE:Tumbleweed");
            default -> NUMBERS.matcher(of.release()).matches() ? numbered(of) : List.of();
        };
    }

    private static List<String> numbered(Distribution of) {
        return switch (of.id()) {
            case "debian" -> List.of("Debian:" + of.major());
            case "ubuntu" -> List.of("Ubuntu:" + of.majorMinor() + (isLongTerm(of) ? ":LTS" : ""));
            case "alpine" -> List.of("Alpine:v" + of.majorMinor());
            case "rhel" -> List.of("Red Hat:enterprise_linux:" + of.major());
            case "almalinux" -> List.of("AlmaLinux:" + of.major());
            case "rocky" -> List.of("Rocky Linux:" + of.major());
            case "azurelinux", "mariner" -> List.of("Azure Linux:" + of.major());
            case "opensuse-leap" -> List.of("openSUSE:Leap " + of.majorMinor());
            case "sles" -> suse(of);
            default -> List.of();
        };
    }

    /** Every other April since 2006. */
    private static boolean isLongTerm(Distribution ubuntu) {
        String release = ubuntu.majorMinor();
        return release.endsWith(".04") && (release.charAt(ubuntu.major().length() - 1) - '0') % 2 == 0;
    }

    private static List<String> suse(Distribution of) {
        int dot = of.release().indexOf('.');
        String release = of.major() + (dot < 0 ? "" : " SP" + of.release().substring(dot + 1));
        return SUSE_PRODUCTS.stream()
                .map(product -> "SUSE:" + product + release)
                .toList();
    }

    /** Under which names and versions advisories are to be looked for. */
    static List<Coordinates> coordinates(Component component, String ecosystem) {
        return switch (component.kind()) {
            case DEB, APK, RPM -> system(component, ecosystem);
            case MAVEN -> one(ecosystem, component.namespace() + ":" + component.name(), component.version());
            case NPM, COMPOSER -> one(ecosystem, qualified(component), component.version());
            case PYPI -> one(ecosystem, pythonName(component.name()), component.version());
            case GOLANG -> one(ecosystem, component.name(), goVersion(component));
            default -> one(ecosystem, component.name(), component.version());
        };
    }

    /** The makers of these name every package that is built; all others name what they are built from. */
    private static List<Coordinates> system(Component component, String ecosystem) {
        List<Coordinates> names = new ArrayList<>();
        String maker = ecosystem.split(":", 2)[0];
        boolean byPackage =
                List.of("AlmaLinux", "Red Hat", "Wolfi", "Chainguard").contains(maker);
        if (byPackage || component.source().isEmpty()) {
            names.add(new Coordinates(ecosystem, component.name(), component.version()));
        }
        if (!byPackage || component.kind() == Kind.APK) {
            component
                    .source()
                    .map(source -> new Coordinates(ecosystem, source.name(), source.version()))
                    .filter(coordinates -> !names.contains(coordinates))
                    .ifPresent(names::add);
        }
        return names;
    }

    private static List<Coordinates> one(String ecosystem, String name, String version) {
        return List.of(new Coordinates(ecosystem, name, version));
    }

    private static String qualified(Component component) {
        return component.namespace().isEmpty() ? component.name() : component.namespace() + "/" + component.name();
    }

    /** Python packaging specifications, "Names and normalization". */
    private static String pythonName(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
    }

    /** OSV writes modules' versions without the {@code v}. */
    private static String goVersion(Component module) {
        String version = module.version();
        return version.startsWith("v") ? version.substring(1) : version;
    }
}
