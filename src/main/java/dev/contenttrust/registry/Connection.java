package dev.contenttrust.registry;

import dev.contenttrust.ImageReference;
import dev.contenttrust.transport.HttpAnswer;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.HttpService.HttpRequest;
import dev.contenttrust.transport.NetworkException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Sends requests to registries by their names, and remembers at which address each of them answered. */
final class Connection {
    private static final int HINT_MAX = 4096;

    private final HttpService http;
    private final RegistryAddresses addresses;
    private final Map<String, URI> answered = new ConcurrentHashMap<>();

    Connection(HttpService http, RegistryAddresses addresses) {
        this.http = http;
        this.addresses = addresses;
    }

    /** A request as it looks once the address is known. */
    interface Shape {
        HttpRequest at(URI uri);
    }

    /**
     * Sends a request.
     *
     * @param path below the repository: {@code /manifests/latest}
     */
    HttpAnswer send(ImageReference repository, String path, Shape shape) {
        return send(repository.domain(), "/v2/" + repository.path() + path, shape);
    }

    /**
     * Sends a request that is about no one repository.
     *
     * @param below the registry's address: {@code /v2/}
     */
    HttpAnswer send(String domain, String below, Shape shape) {
        URI known = answered.get(domain);
        if (known != null) {
            return http.send(shape.at(resolve(known, below)));
        }
        return firstToAnswer(domain, addresses.candidates(domain), below, shape);
    }

    /** Sends a request to an address that the registry gave. */
    HttpAnswer send(HttpRequest request) {
        return http.send(request);
    }

    private HttpAnswer firstToAnswer(String domain, List<URI> candidates, String below, Shape shape) {
        Optional<NetworkException> first = Optional.empty();
        for (int i = 0; i < candidates.size(); i++) {
            URI base = candidates.get(i);
            boolean more = i + 1 < candidates.size();
            try {
                HttpAnswer answer = http.send(shape.at(resolve(base, below)));
                if (!more || !wantsTls(answer)) {
                    answered.put(domain, base);
                    return answer;
                }
                answer.close();
            } catch (NetworkException e) {
                first = Optional.of(first.orElse(e));
            }
        }
        throw first.orElseThrow();
    }

    /**
     * Whether this answers plain http where TLS is spoken, as Go's and nginx's servers do. An answer to HEAD has no body that
     * could say so.
     */
    private static boolean wantsTls(HttpAnswer answer) {
        if (answer.status() != 400
                || !answer.uri().getScheme().equals("http")
                || answer.header("Docker-Distribution-Api-Version").isPresent()) {
            return false;
        }
        String hint = new String(answer.bytes(HINT_MAX), StandardCharsets.UTF_8);
        return hint.isEmpty() || hint.contains("HTTPS");
    }

    private static URI resolve(URI base, String below) {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + below);
    }
}
