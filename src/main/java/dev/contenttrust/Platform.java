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
        return new Platform(goSystem(parts[0]), goArchitecture(parts[1]), variant(parts));
    }

    private static Optional<String> variant(String[] parts) {
        if (parts.length == 3) {
            return Optional.of(parts[2]);
        }
        return parts[1].equals("armel") ? Optional.of("v6") : Optional.empty();
    }

    /** Linux on this machine's processor: what a container engine here would run. */
    public static Platform ofThisMachine() {
        return new Platform(
                "linux", goArchitecture(System.getProperty("os.arch").toLowerCase(Locale.ROOT)), Optional.empty());
    }

    /**
     * The form in which platforms are compared, as containerd has it (platforms, database.go): names are Go's, the variant
     * that the architecture's name already means is left out, and {@code arm} alone is {@code arm/v7}.
     */
    public Platform normalised() {
        String go = goArchitecture(architecture);
        String given = variant.orElse(architecture.equals("armel") ? "v6" : "");
        String known = switch (go) {
            case "386" -> "";
            case "amd64" -> given.equals("v1") ? "" : given;
            case "arm64" -> given.equals("8") || given.equals("v8") ? "" : given;
            case "arm" -> armVariant(given);
            default -> given;
        };
        return new Platform(goSystem(os), go, known.isEmpty() ? Optional.empty() : Optional.of(known));
    }

    private static String armVariant(String given) {
        if (given.isEmpty()) {
            return "v7";
        }
        return given.startsWith("v") ? given : "v" + given;
    }

    /** Whether both name the same platform, however they spell it: {@code arm64} is {@code arm64/v8}. */
    public boolean matches(Platform candidate) {
        return normalised().equals(candidate.normalised());
    }

    private static String goSystem(String name) {
        return name.equals("macos") ? "darwin" : name;
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
