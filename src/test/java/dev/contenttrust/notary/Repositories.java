package dev.contenttrust.notary;

import dev.contenttrust.tuf.InMemoryStore;
import dev.contenttrust.tuf.TestRepository;
import dev.contenttrust.tuf.notary.NotaryProfile;
import dev.contenttrust.updater.RefreshPolicy;
import dev.contenttrust.updater.Refreshed;
import dev.contenttrust.updater.Updater;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Refreshes what tests signed, under what settings they like. */
public final class Repositories {
    private Repositories() {}

    /** Settings that trust on first use and know no pins. */
    static TrustSettings settings() {
        return settings(PinSettings.none(), true, false);
    }

    static TrustSettings settings(PinSettings pins, boolean tofu, boolean strict) {
        return new TrustSettings(
                Optional.empty(),
                List.of(),
                Path.of("/nonexistent"),
                List.of(),
                pins,
                tofu,
                strict,
                RefreshPolicy.at(TestRepository.TODAY));
    }

    static Refreshed refresh(TestRepository repository, TrustSettings settings, InMemoryStore store) {
        PinPolicy pins = PinPolicy.of(Gun.parse(repository.gun()), settings);
        return new Updater(NotaryProfile.forGun(repository.gun()), pins)
                .refresh(repository.source(), store.reopened(), settings.refresh());
    }

    /** The verified state of what is published. */
    public static SignedRepository read(TestRepository repository) {
        Refreshed state = refresh(repository, settings(), new InMemoryStore());
        return new SignedRepository(Gun.parse(repository.gun()), "https://notary.example.com", state);
    }
}
