package dev.contenttrust.registry;

import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.transport.HttpAnswer;
import dev.contenttrust.transport.HttpService.HttpRequest;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** The endpoint {@code /v2/_catalog} (distribution: HTTP API V2, "Listing repositories"), page by page. */
final class Catalog {
    private static final String PATH = "/v2/_catalog";

    /** What registries give at a time at most; some give less. */
    private static final int PAGE = 1000;

    /** A thousand names of the longest kind. */
    private static final int PAGE_LENGTH_MAX = 4 << 20;

    /** With the page above a million repositories, more than the largest public registry shows anybody. */
    private static final int PAGES_MAX = 1000;

    private final Connection connection;

    Catalog(Connection connection) {
        this.connection = connection;
    }

    /** Gives each repository's path, as it comes. */
    void names(String registry, Consumer<String> told) {
        Optional<String> page = Optional.of(PATH + "?n=" + PAGE);
        for (int pages = 0; page.isPresent(); pages++) {
            if (pages == PAGES_MAX) {
                throw wrong(registry, 200, "it has more than " + PAGES_MAX + " pages");
            }
            page = page(registry, page.get(), told);
        }
    }

    private Optional<String> page(String registry, String below, Consumer<String> told) {
        try (HttpAnswer answer =
                connection.send(registry, below, uri -> HttpRequest.get(uri, Optional.of("registry:catalog:*")))) {
            if (answer.status() != 200) {
                throw Refusal.of("cannot list the repositories of " + registry, answer);
            }
            Optional<String> next = next(registry, below, answer);
            JsonCursor.parse("the catalog of " + registry, answer.bytes(PAGE_LENGTH_MAX))
                    .optional("repositories")
                    .ifPresent(names -> names.elements().forEach(name -> told.accept(name.string())));
            return next;
        }
    }

    /** Where the next page is: at the same endpoint of the same registry, whatever host is named before it. */
    private static Optional<String> next(String registry, String below, HttpAnswer answer) {
        Optional<String> link = NextPage.of(answer);
        if (link.isEmpty()) {
            return Optional.empty();
        }
        int query = link.get().indexOf('?');
        String next = PATH + (query < 0 ? "" : link.get().substring(query));
        if (next.equals(below)) {
            throw wrong(registry, answer.status(), "its next page is the same again, " + link.get());
        }
        try {
            URI.create(next);
        } catch (IllegalArgumentException e) {
            throw wrong(registry, answer.status(), "its next page is no address, " + link.get());
        }
        return Optional.of(next);
    }

    private static RegistryException wrong(String registry, int status, String why) {
        return new RegistryException(
                "cannot list the repositories of " + registry,
                status,
                why,
                "Name the repositories, or a file of them.");
    }
}
