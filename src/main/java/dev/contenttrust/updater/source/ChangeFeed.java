package dev.contenttrust.updater.source;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.transport.HttpAnswer;
import dev.contenttrust.transport.HttpService;
import dev.contenttrust.transport.HttpService.HttpRequest;
import dev.contenttrust.transport.NetworkException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A Notary server's change feed, {@code {server}/v2/_trust/changefeed} (notary: server, changefeed handler): which repositories got
 * new data, from the first on. It is not signed: a hint where to look, never a proof that there is nothing else.
 */
public final class ChangeFeed {
    /** Changes asked for at a time; an entry takes some 250 bytes. */
    private static final int PAGE = 1000;

    private static final int PAGE_LENGTH_MAX = 4 << 20;

    /** Ten million changes; a server that has more should be asked by a file of names. */
    private static final int PAGES_MAX = 10_000;

    private final HttpService http;
    private final URI server;

    /** @param server the base URL, without {@code /v2} */
    public ChangeFeed(HttpService http, URI server) {
        this.http = http;
        this.server = server;
    }

    /**
     * Gives the GUN of every change, as it comes and not checked; one that changed often comes often.
     *
     * @throws NetworkException if the server has no such feed, or does not go on in it
     */
    public void guns(Consumer<String> told) {
        String after = "0";
        for (int pages = 0; pages < PAGES_MAX; pages++) {
            List<JsonCursor> records = page(after);
            if (records.isEmpty()) {
                return;
            }
            records.forEach(change -> told.accept(change.member("GUN").string()));
            String last = records.get(records.size() - 1).member("ID").string();
            if (last.equals(after)) {
                throw failed("it does not go on after the change " + last, null);
            }
            after = last;
        }
        throw failed("it has more than " + (long) PAGES_MAX * PAGE + " changes", null);
    }

    private List<JsonCursor> page(String after) {
        try (HttpAnswer answer = http.send(HttpRequest.get(uri(after), Optional.of("registry:catalog:*")))) {
            if (answer.status() != 200) {
                throw failed("GET " + answer.uri() + " answered " + answer.status(), null);
            }
            return JsonCursor.parse("the change feed of " + server, answer.bytes(PAGE_LENGTH_MAX))
                    .optional("records")
                    .map(JsonCursor::elements)
                    .orElse(List.of());
        }
    }

    private URI uri(String after) {
        String base = server.toString();
        String plain = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        try {
            return URI.create(plain + "/v2/_trust/changefeed?records=" + PAGE + "&change_id=" + after);
        } catch (IllegalArgumentException e) {
            throw failed("\"" + after + "\" is no number of a change", e);
        }
    }

    private NetworkException failed(String why, @Nullable Throwable cause) {
        return new NetworkException(
                "cannot read the change feed of " + server, why, "Name the repositories, or a file of them.", cause);
    }
}
