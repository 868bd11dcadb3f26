package dev.contenttrust.cli.training;

import dev.contenttrust.RawBytes;
import dev.contenttrust.json.JsonCursor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The demonstration repository as a Notary server and a registry show it, both wanting tokens; read from the jar, where the
 * build puts the mirror of {@code trust-fixtures}.
 */
final class DemoSite {
    private static final String NAME = "org.opencontainers.image.ref.name";
    private static final String ROOT = "/training/";

    /** A JWT without a signature, as far from secret as can be: {@code {"alg":"none"}}, {@code {"exp":4102444800}}. */
    private static final String TOKEN = "eyJhbGciOiJub25lIn0.eyJleHAiOjQxMDI0NDQ4MDB9.";

    private final String repository;
    private final Instant signedAt;
    private final Map<String, String> digests;

    private DemoSite(String repository, Instant signedAt, Map<String, String> digests) {
        this.repository = repository;
        this.signedAt = signedAt;
        this.digests = digests;
    }

    static DemoSite fromResources() throws IOException {
        JsonCursor mirror = document("mirror.json");
        Map<String, String> digests = document("oci/index.json").member("manifests").elements().stream()
                .collect(Collectors.toMap(
                        manifest ->
                                tag(manifest.member("annotations").member(NAME).string()),
                        manifest -> manifest.member("digest").string()));
        return new DemoSite(
                mirror.member("repositories").members().keySet().iterator().next(),
                Instant.parse(mirror.member("updated").string()),
                digests);
    }

    String repository() {
        return repository;
    }

    Instant signedAt() {
        return signedAt;
    }

    /** What a request is answered with. */
    record Answer(int status, String headers, RawBytes body) {}

    Answer answer(String target, boolean authorized, int port) throws IOException {
        if (target.startsWith("/token")) {
            return json(200, "{\"token\":\"" + TOKEN + "\",\"expires_in\":300}");
        }
        if (!authorized) {
            return challenge(port);
        }
        if (target.equals("/v2/")) {
            return json(200, "{}");
        }
        String path = target.substring(target.indexOf("/demo/hello/") + "/demo/hello/".length());
        return file(path);
    }

    private Answer file(String path) throws IOException {
        if (path.startsWith("_trust/tuf/")) {
            return resource("tuf/" + repository + path.substring("_trust/tuf".length()), "text/plain");
        }
        String reference = path.substring(path.indexOf('/') + 1);
        String digest = digests.getOrDefault(reference, reference);
        return resource("oci/blobs/" + digest.replace(':', '/'), typeOf(path, digest));
    }

    private static String typeOf(String path, String digest) throws IOException {
        return path.startsWith("manifests/")
                ? document("oci/blobs/" + digest.replace(':', '/'))
                        .member("mediaType")
                        .string()
                : "application/octet-stream";
    }

    private static Answer challenge(int port) {
        return new Answer(
                401,
                "WWW-Authenticate: Bearer realm=\"https://localhost:" + port + "/token\",service=\"demo\"\r\n",
                RawBytes.of(new byte[0]));
    }

    private static Answer json(int status, String text) {
        return new Answer(
                status, "Content-Type: application/json\r\n", RawBytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Answer resource(String name, String type) throws IOException {
        Optional<byte[]> bytes = bytes(name);
        return bytes.isEmpty()
                ? json(404, "{\"errors\":[{\"code\":\"METADATA_NOT_FOUND\"}]}")
                : new Answer(200, "Content-Type: " + type + "\r\n", RawBytes.of(bytes.get()));
    }

    private static JsonCursor document(String name) throws IOException {
        return JsonCursor.parse(name, bytes(name).orElseThrow());
    }

    private static Optional<byte[]> bytes(String name) throws IOException {
        try (InputStream in = DemoSite.class.getResourceAsStream(ROOT + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    private static String tag(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }
}
