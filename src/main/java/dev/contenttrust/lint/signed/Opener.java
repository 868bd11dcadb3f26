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
import java.util.Set;
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

    /** Who writes more names of servers that do not answer means to keep us waiting: a minute each, eight at a time. */
    static final int SILENT_SERVERS_MAX = 16;

    private final Function<Gun, SignedRepository> trust;
    private final Function<Gun, String> server;
    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();
    private final Map<String, TrustException> silent = new ConcurrentHashMap<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private final Set<String> answering = ConcurrentHashMap.newKeySet();

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
        if (failing.size() >= SILENT_SERVERS_MAX && !answering.contains(whom)) {
            return new Opened.Failed(notAsked(whom));
        }
        AtomicInteger inARow = failures.computeIfAbsent(whom, name -> new AtomicInteger());
        try {
            SignedRepository repository = trust.apply(gun);
            answered(whom, inARow);
            return new Opened.Verified(repository);
        } catch (ConfigurationException | MirrorException e) {
            throw e;
        } catch (NetworkException e) {
            failing.add(whom);
            if (inARow.incrementAndGet() >= FAILURES_MAX) {
                silent.put(whom, e);
            }
            return new Opened.Failed(e);
        } catch (TrustException e) {
            answered(whom, inARow);
            return new Opened.Failed(e);
        }
    }

    private void answered(String whom, AtomicInteger inARow) {
        inARow.set(0);
        answering.add(whom);
    }

    private static NetworkException notAsked(String whom) {
        return new NetworkException(
                whom + " was not asked",
                "of the servers that the files name, " + SILENT_SERVERS_MAX + " others did not answer",
                "Check fewer files at once, or name one server for all with --server.",
                null);
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
