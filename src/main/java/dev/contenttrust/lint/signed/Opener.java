package dev.contenttrust.lint.signed;

import dev.contenttrust.TrustException;
import dev.contenttrust.notary.ConfigurationException;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.transport.NetworkException;
import dev.contenttrust.updater.source.MirrorException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Opens repositories side by side, and gives up on a server that does not answer. */
final class Opener {
    /** Enough to hide the network's latency, few enough for a small trust server. */
    private static final int PARALLEL = 8;

    /** One failure may be an accident, or concern one repository; a server that failed so often in a row is left alone. */
    private static final int FAILURES_MAX = 3;

    private final Function<Gun, SignedRepository> trust;
    private final Function<Gun, String> server;
    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();
    private final Map<String, TrustException> silent = new ConcurrentHashMap<>();

    /**
     * @param trust refreshes a repository; safe for several threads
     * @param server whom it would ask
     */
    Opener(Function<Gun, SignedRepository> trust, Function<Gun, String> server) {
        this.trust = trust;
        this.server = server;
    }

    /**
     * Opens each of them.
     *
     * @throws TrustException if it makes no sense to ask about any: a setting or a mirror that cannot be used
     */
    Map<Gun, Opened> open(Collection<Gun> repositories) {
        if (repositories.isEmpty()) {
            return Map.of();
        }
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(PARALLEL, repositories.size()));
        try {
            Map<Gun, Future<Opened>> running = new LinkedHashMap<>();
            repositories.forEach(gun -> running.put(gun, workers.submit(() -> open(gun))));
            Map<Gun, Opened> opened = new LinkedHashMap<>();
            running.forEach((gun, future) -> opened.put(gun, await(future)));
            return opened;
        } finally {
            workers.shutdownNow();
        }
    }

    private Opened open(Gun gun) {
        String whom = server.apply(gun);
        TrustException given = silent.get(whom);
        if (given != null) {
            return new Opened.Failed(given);
        }
        AtomicInteger inARow = failures.computeIfAbsent(whom, name -> new AtomicInteger());
        try {
            SignedRepository repository = trust.apply(gun);
            inARow.set(0);
            return new Opened.Verified(repository);
        } catch (ConfigurationException | MirrorException e) {
            throw e;
        } catch (NetworkException e) {
            if (inARow.incrementAndGet() >= FAILURES_MAX) {
                silent.put(whom, e);
            }
            return new Opened.Failed(e);
        } catch (TrustException e) {
            inARow.set(0);
            return new Opened.Failed(e);
        }
    }

    private static Opened await(Future<Opened> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
