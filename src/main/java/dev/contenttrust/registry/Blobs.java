package dev.contenttrust.registry;

import dev.contenttrust.ImageReference;
import dev.contenttrust.image.ContentMismatchException;
import dev.contenttrust.image.Descriptor;
import dev.contenttrust.transport.HttpAnswer;
import dev.contenttrust.transport.HttpService.HttpRequest;
import dev.contenttrust.transport.HttpService.Pace;
import dev.contenttrust.transport.HttpService.Redirects;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The endpoint {@code /v2/<name>/blobs/<digest>}, for reading. */
final class Blobs {
    private static final Duration HEAD_TIME = Duration.ofSeconds(60);

    private final Connection connection;
    private final Pace.LeastRate pace;

    Blobs(Connection connection, Pace.LeastRate pace) {
        this.connection = connection;
        this.pace = pace;
    }

    boolean exists(ImageReference repository, Descriptor blob) {
        Shape head = new Shape("HEAD", repository, Map.of(), new Pace.Deadline(HEAD_TIME));
        try (HttpAnswer answer = connection.send(repository, path(blob), head)) {
            if (answer.status() == 404) {
                return false;
            } else if (answer.status() != 200) {
                throw Refusal.of("cannot ask for " + describe(repository, blob), answer);
            }
            return announced(answer, "Content-Length")
                    .filter(length -> length != blob.size())
                    .isEmpty();
        }
    }

    /**
     * The bytes from {@code offset} on. A registry that ignores ranges sends all, and what came before is passed over; one that
     * sends another range than asked for is asked for all.
     */
    Optional<InputStream> open(ImageReference repository, Descriptor blob, long offset) {
        HttpAnswer answer = get(repository, blob, offset);
        if (offset > 0 && (answer.status() == 416 || isAnotherRange(answer, offset))) {
            answer.close();
            answer = get(repository, blob, 0);
        }
        boolean kept = false;
        try {
            if (answer.status() == 404) {
                return Optional.empty();
            }
            checkHead(describe(repository, blob), blob, offset, answer);
            InputStream body = new AnswerStream(answer, answer.status() == 200 ? offset : 0);
            kept = true;
            return Optional.of(body);
        } finally {
            if (!kept) {
                answer.close();
            }
        }
    }

    private static boolean isAnotherRange(HttpAnswer answer, long offset) {
        return answer.status() == 206
                && !answer.header("Content-Range").orElse("").startsWith("bytes " + offset + "-");
    }

    private HttpAnswer get(ImageReference repository, Descriptor blob, long offset) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept-Encoding", "identity");
        if (offset > 0) {
            headers.put("Range", "bytes=" + offset + "-");
        }
        return connection.send(repository, path(blob), new Shape("GET", repository, headers, pace));
    }

    private static void checkHead(String what, Descriptor blob, long offset, HttpAnswer answer) {
        if (answer.status() == 206) {
            if (isAnotherRange(answer, offset)) {
                String range = answer.header("Content-Range").orElse("");
                throw new RegistryException(
                        "cannot read " + what, 206, "asked for bytes from " + offset + ", got \"" + range + "\"", "");
            }
        } else if (answer.status() != 200) {
            throw Refusal.of("cannot read " + what, answer);
        }
        long expected = answer.status() == 206 ? blob.size() - offset : blob.size();
        announced(answer, "Content-Length").filter(length -> length != expected).ifPresent(length -> {
            throw ContentMismatchException.size(what, blob.digest(), expected, Long.toString(length));
        });
    }

    private static Optional<Long> announced(HttpAnswer answer, String header) {
        return answer.header(header)
                .filter(text ->
                        !text.isEmpty() && text.length() < 19 && text.chars().allMatch(Character::isDigit))
                .map(Long::valueOf);
    }

    private static String path(Descriptor blob) {
        return "/blobs/" + blob.digest();
    }

    private static String describe(ImageReference repository, Descriptor blob) {
        return "the blob " + blob.digest() + " of " + repository.name();
    }

    private record Shape(String method, ImageReference repository, Map<String, String> headers, Pace pace)
            implements Connection.Shape {
        @Override
        public HttpRequest at(URI uri) {
            return new HttpRequest(
                    method, uri, headers, Optional.empty(), Scope.pull(repository), pace, Redirects.FOLLOW);
        }
    }
}
