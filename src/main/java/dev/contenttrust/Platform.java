package dev.contenttrust;

import java.util.Locale;
import java.util.Optional;

/**
 * An operating system, processor architecture and optional variant, named as Go names them (OCI image index,
 * "platform").
 */
public record Platform(String os, String architecture, Optional<String> variant) {

    public Platform {
        if (os.isEmpty() || architecture.isEmpty()) {
            throw new InvalidNameException("a platform", os + "/" + architecture, "expected os/arch[/variant]");
        }
    }

    /** Reads {@code os/arch} or {@code os/arch/variant}; spellings such as {@code x86_64} are made Go's. */
    public static Platform parse(String text) {
        String[] parts = text.toLowerCase(Locale.ROOT).split("/", -1);
        if (parts.length < 2 || parts.length > 3 || parts[parts.length - 1].isEmpty()) {
            throw new InvalidNameException("a platform", text, "expected os/arch[/variant], such as linux/arm64/v8");
        }
        return new Platform(
                parts[0], goArchitecture(parts[1]), parts.length == 3 ? Optional.of(parts[2]) : Optional.empty());
    }

    /** Linux on this machine's processor: what a container engine here would run. */
    public static Platform ofThisMachine() {
        return new Platform(
                "linux", goArchitecture(System.getProperty("os.arch").toLowerCase(Locale.ROOT)), Optional.empty());
    }

    private static String goArchitecture(String name) {
        return switch (name) {
            case "x86_64", "x86-64" -> "amd64";
            case "aarch64" -> "arm64";
            case "i386", "i686", "x86" -> "386";
            case "armhf", "armel" -> "arm";
            default -> name;
        };
    }

    /** {@code os/arch[/variant]}. */
    @Override
    public String toString() {
        return os + "/" + architecture + variant.map(v -> "/" + v).orElse("");
    }
}
