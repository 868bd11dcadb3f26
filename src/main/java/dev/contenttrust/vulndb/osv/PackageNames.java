package dev.contenttrust.vulndb.osv;

import java.util.Locale;

/** One spelling for a package's name, where an ecosystem knows several for the same package. */
public final class PackageNames {
    private PackageNames() {}

    /** The name under which the package is looked for: PyPI's per PEP 503, those of NuGet and Packagist in small letters. */
    public static String normal(String ecosystem, String name) {
        return switch (ecosystem) {
            case "PyPI" -> python(name);
            case "NuGet", "Packagist" -> name.toLowerCase(Locale.ROOT);
            default -> name;
        };
    }

    /** Runs of hyphens, underscores and dots are one hyphen. */
    private static String python(String name) {
        StringBuilder normal = new StringBuilder(name.length());
        boolean separator = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean separates = c == '-' || c == '_' || c == '.';
            if (!separates) {
                normal.append(Character.toLowerCase(c));
            } else if (!separator) {
                normal.append('-');
            }
            separator = separates;
        }
        return normal.toString();
    }
}
