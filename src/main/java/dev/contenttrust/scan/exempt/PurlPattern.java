package dev.contenttrust.scan.exempt;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A package URL that stands for every one that says the same and perhaps more: without a version, for all versions. */
record PurlPattern(PackageURL pattern) {

    /** Empty where the text is no package URL. */
    static Optional<PurlPattern> of(String text) {
        try {
            return text.startsWith("pkg:") ? Optional.of(new PurlPattern(new PackageURL(text))) : Optional.empty();
        } catch (MalformedPackageURLException e) {
            return Optional.empty();
        }
    }

    boolean matches(String text) {
        return of(text).map(PurlPattern::pattern).filter(this::matches).isPresent();
    }

    private boolean matches(PackageURL other) {
        return pattern.getType().equals(other.getType())
                && Objects.equals(pattern.getNamespace(), other.getNamespace())
                && pattern.getName().equals(other.getName())
                && (pattern.getVersion() == null || pattern.getVersion().equals(other.getVersion()))
                && qualifiersOf(other)
                        .entrySet()
                        .containsAll(qualifiersOf(pattern).entrySet());
    }

    private static Map<String, String> qualifiersOf(PackageURL url) {
        Map<String, String> qualifiers = url.getQualifiers();
        return qualifiers == null ? Map.of() : qualifiers;
    }
}
