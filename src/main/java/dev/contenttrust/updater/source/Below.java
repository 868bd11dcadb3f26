package dev.contenttrust.updater.source;

import java.net.URI;

/** Addresses below another. */
final class Below {
    private Below() {}

    /** @param encoded a relative path in which everything is encoded that has to be */
    static URI of(URI base, String encoded) {
        String text = base.toString();
        return URI.create(text.endsWith("/") ? text + encoded : text + "/" + encoded);
    }
}
