package dev.contenttrust.transport;

import java.net.URI;
import okhttp3.HttpUrl;

/** Reads the addresses that callers give. */
final class Addresses {
    private Addresses() {}

    /** The address, which must be http or https. */
    static HttpUrl parse(URI uri) {
        HttpUrl url = HttpUrl.parse(uri.toString());
        if (url == null) {
            throw new NetworkException(
                    "Cannot ask " + uri, "this is no http or https address", "Write https://HOST[:PORT]", null);
        }
        return url;
    }
}
