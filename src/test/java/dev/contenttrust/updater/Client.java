package dev.contenttrust.updater;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.contenttrust.TrustException;
import dev.contenttrust.tuf.FirstUse;
import dev.contenttrust.tuf.InMemorySource;
import dev.contenttrust.tuf.InMemoryStore;
import dev.contenttrust.tuf.MetadataSource;
import dev.contenttrust.tuf.RootPolicy;
import dev.contenttrust.tuf.TestRepository;
import dev.contenttrust.tuf.notary.NotaryProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Somebody who refreshes now and then, and remembers in between. */
record Client(String gun, RootPolicy rootPolicy, InMemoryStore store, RefreshPolicy policy) {

    /** One who has not seen the repository yet, on the day when it is signed. */
    static Client of(TestRepository repository) {
        return of(repository.gun());
    }

    static Client of(String gun) {
        return new Client(gun, new FirstUse(), new InMemoryStore(), RefreshPolicy.at(TestRepository.TODAY));
    }

    Client with(RootPolicy other) {
        return new Client(gun, other, store, policy);
    }

    Client at(String instant) {
        return new Client(gun, rootPolicy, store, RefreshPolicy.at(Instant.parse(instant)));
    }

    Client asOf(String instant) {
        return new Client(
                gun, rootPolicy, store, new RefreshPolicy(Instant.parse(instant), true, false, Optional.empty()));
    }

    Client offline(String instant, Duration... maxStale) {
        Optional<Duration> stale = maxStale.length == 0 ? Optional.empty() : Optional.of(maxStale[0]);
        return new Client(gun, rootPolicy, store, new RefreshPolicy(Instant.parse(instant), false, true, stale));
    }

    /** One run, as a process of its own: only what was committed is there. */
    Refreshed refresh(MetadataSource source) {
        store.reopened();
        try {
            return new Updater(NotaryProfile.forGun(gun), rootPolicy).refresh(source, store, policy);
        } finally {
            store.close();
        }
    }

    /** A run against that state of the server. */
    Refreshed refresh(Map<String, byte[]> state) {
        return refresh(new InMemorySource(state));
    }

    /** A run that must fail so. */
    <E extends TrustException> E refused(Class<E> failure, MetadataSource source) {
        E caught = catchThrowableOfType(failure, () -> refresh(source));
        if (caught == null) {
            throw new AssertionError("expected " + failure.getSimpleName() + ", but it was accepted");
        }
        return caught;
    }
}
