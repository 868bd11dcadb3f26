package dev.contenttrust.vulndb.feed;

import dev.contenttrust.tuf.Signed.TargetFile;
import dev.contenttrust.updater.MissingTargetException;
import dev.contenttrust.updater.TargetUpdater;
import dev.contenttrust.updater.artifact.ArtifactDirectory;
import dev.contenttrust.updater.source.ArtifactServer;
import dev.contenttrust.vulndb.store.StoredSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A TUF repository whose targets are called as the public exports are: what is taken was signed, and is fresh. */
public final class TufOrigin implements Origin {
    private final TargetUpdater updater;
    private final ArtifactServer server;
    private final URI targets;
    private final Instant now;

    /**
     * @param updater up to date
     * @param targets where {@code server} has its artifacts, for the database's account of its sources
     * @param now the run's instant
     */
    public TufOrigin(TargetUpdater updater, ArtifactServer server, URI targets, Instant now) {
        this.updater = updater;
        this.server = server;
        this.targets = targets;
        this.now = now;
    }

    @Override
    public List<String> ecosystems() {
        return Feed.USUAL_ECOSYSTEMS;
    }

    @Override
    public Delivery deliver(Feed feed, Optional<StoredSource> known, Path into) {
        TargetFile target;
        try {
            target = updater.find(feed.path());
        } catch (MissingTargetException e) {
            return new Delivery.Absent();
        }
        Optional<StoredSource> same = known.filter(before -> target.hashes().contains(before.digest()));
        return same.<Delivery>map(before -> new Delivery.Unchanged(before.currentAt(now, "")))
                .orElseGet(() -> new Delivery.Arrived(fetch(target, into), source(feed, target)));
    }

    private Path fetch(TargetFile target, Path into) {
        return new ArtifactDirectory(into, now).get(target, () -> server.open(target, updater.consistentSnapshot()));
    }

    private StoredSource source(Feed feed, TargetFile target) {
        String location = "tuf:" + targets + (targets.toString().endsWith("/") ? "" : "/") + target.name();
        return new StoredSource(
                feed.kind(),
                feed.name(),
                location,
                now,
                now,
                "",
                target.sha256().orElseGet(() -> target.hashes().get(0)),
                target.length(),
                0);
    }
}
