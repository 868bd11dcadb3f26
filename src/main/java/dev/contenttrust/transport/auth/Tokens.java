package dev.contenttrust.transport.auth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** The tokens at hand, one a purpose; several requests that need the same one share a single fetch. */
final class Tokens {
    /** What a token is for. */
    record Purpose(String server, String registry, String scope) {}

    /** A token takes some KB; a job over many repositories needs each of its tokens for seconds. */
    private static final int MAX = 1024;

    private final Map<Purpose, CompletableFuture<Token>> tokens = new ConcurrentHashMap<>();
    private final InstantSource clock;

    Tokens(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * A good token: the one at hand, else one that another is fetching, else a fresh one.
     *
     * @param refused the header that the server has just refused
     */
    Token get(
            Purpose purpose,
            Optional<String> refused,
            Supplier<Token> fetch,
            Function<CompletableFuture<Token>, Token> await) {
        if (tokens.size() > MAX) {
            tokens.values().removeIf(CompletableFuture::isDone);
        }
        CompletableFuture<Token> mine = new CompletableFuture<>();
        CompletableFuture<Token> current = tokens.compute(
                purpose, (any, old) -> old == null || isSpent(old, refused, clock.instant()) ? mine : old);
        if (current != mine) {
            return await.apply(current);
        }
        try {
            Token token = fetch.get();
            mine.complete(token);
            return token;
        } catch (RuntimeException | Error e) {
            tokens.remove(purpose, mine);
            mine.completeExceptionally(e);
            throw e;
        }
    }

    private static boolean isSpent(CompletableFuture<Token> old, Optional<String> refused, Instant now) {
        if (!old.isDone()) {
            return false;
        }
        if (old.isCompletedExceptionally()) {
            return true;
        }
        Token token = old.join();
        return refused.filter(token.header()::equals).isPresent() || !token.isGoodAt(now);
    }
}
