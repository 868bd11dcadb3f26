package dev.contenttrust.lint.run;

import dev.contenttrust.lint.source.Span;

/**
 * A place of the host that a container sees.
 *
 * @param source on the host: a path, or a name of a volume; {@code ~} and {@code .} where it begins with the user's home or the
 *     current directory
 * @param target in the container; may be empty
 * @param readOnly whether it can be written from the container
 */
public record Mount(String source, String target, boolean readOnly, Span span) {
    /** Whether it is a path of the host, and no volume. */
    public boolean isHostPath() {
        return source.startsWith("/") || source.startsWith("~") || source.startsWith(".");
    }

    /** A mount of a path of the host, whose parts are written apart. */
    public static Mount of(Said source, String target, boolean readOnly) {
        return new Mount(HostPath.clean(source.text()), target, readOnly, source.span());
    }

    /** {@code source:target:options}, as {@code -v} and compose take it. */
    public static Mount ofShort(Said said) {
        String[] parts = said.text().split(":", 4);
        String target = parts.length > 1 ? parts[1] : "";
        String options = parts.length > 2 ? "," + parts[2] + "," : "";
        boolean anonymous = parts.length == 1;
        return new Mount(
                anonymous ? "" : HostPath.clean(parts[0]),
                anonymous ? parts[0] : target,
                options.contains(",ro,") || options.contains(",readonly,"),
                said.span());
    }
}
