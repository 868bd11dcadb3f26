package dev.contenttrust.image;

import dev.contenttrust.Platform;
import dev.contenttrust.TrustException;
import java.util.List;

/** An index has no image for the platform asked for. Exit code 2. */
public final class NoSuchPlatformException extends TrustException {
    private static final long serialVersionUID = 1L;

    private final String wanted;

    NoSuchPlatformException(Platform wanted, List<String> offered) {
        super(
                "the index has no image for " + wanted,
                offered.isEmpty() ? "it names no platform at all" : "it has " + String.join(", ", offered),
                offered.isEmpty() ? "Ask for all platforms." : "Ask for one of these with --platform.",
                null);
        this.wanted = wanted.toString();
    }

    /** The platform asked for: {@code os/arch[/variant]}. */
    public String wanted() {
        return wanted;
    }
}
