package dev.contenttrust.transport.auth;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import okhttp3.HttpUrl;

/** How a token server is asked, within the time of the request that needs the token. */
public interface TokenEndpoint {
    /** GET without a form, POST with one; refuses redirects and bounds the answer. */
    Reply ask(HttpUrl url, Map<String, String> headers, Optional<String> form);

    /** Waits for a token that another request is fetching at this moment. */
    <T> T await(Future<T> other, HttpUrl realm);

    /** What a token server said; below status 500. */
    record Reply(int status, String body) {}
}
