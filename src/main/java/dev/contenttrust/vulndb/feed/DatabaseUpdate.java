package dev.contenttrust.vulndb.feed;

import dev.contenttrust.vulndb.feed.Origin.Delivery;
import dev.contenttrust.vulndb.store.DatabaseBuilder;
import dev.contenttrust.vulndb.store.DatabaseFile;
import dev.contenttrust.vulndb.store.OpenedDatabase;
import dev.contenttrust.vulndb.store.StoredSource;
import dev.contenttrust.vulndb.store.UnusableDatabaseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a new database of what an origin has, and puts it in the place of the old one once it is whole. Whatever goes wrong on
 * the way, the old one stays.
 */
public final class DatabaseUpdate {
    /** A full update of everything takes some minutes; whoever waits longer may as well look. */
    public static final Duration LOCK_WAIT = Duration.ofMinutes(10);

    private final DatabaseFile place;
    private final Origin origin;
    private final List<String> asked;
    private final Progress progress;
    private final List<StoredSource> old = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    private DatabaseUpdate(DatabaseFile place, Origin origin, List<String> asked, Progress progress) {
        this.place = place;
        this.origin = origin;
        this.asked = asked;
        this.progress = progress;
    }

    /** What became of a file. */
    public enum Change {
        /** It was read. */
        READ,
        /** It is what it was; its rows were copied. */
        UNCHANGED,
        /** The origin does not have it. */
        ABSENT
    }

    /**
     * A file, and what became of it.
     *
     * @param source absent where the file is
     */
    public record Step(Feed feed, Change change, Optional<StoredSource> source) {}

    /** Hears of files. */
    public interface Progress {
        /** Before a file is asked for. */
        void begins(Feed feed);
    }

    /**
     * Updates the database.
     *
     * @param file the database, which need not exist
     * @param asked the ecosystems to take; if there are none, those that the origin proposes and has
     * @param wait how long to wait for another run that updates it
     * @throws MissingFeedException if the origin lacks one that was asked for, or has none at all
     * @throws InvalidFeedException if a file is damaged
     * @throws dev.contenttrust.vulndb.store.DatabaseWriteException if the database cannot be written
     * @throws dev.contenttrust.TrustException as the origin throws
     */
    public static List<Step> run(Path file, Origin origin, List<String> asked, Duration wait, Progress progress) {
        try (DatabaseFile place = DatabaseFile.claim(file, wait)) {
            DatabaseUpdate update = new DatabaseUpdate(place, origin, asked, progress);
            try {
                update.make(update.usable(place.file()));
            } catch (UnusableDatabaseException e) {
                update.startAgain(); // the old one turned out to be damaged
            }
            return List.copyOf(update.steps);
        }
    }

    /** Fills in what the old database was made of, unless there is none that rows could be copied from. */
    private Optional<Path> usable(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (OpenedDatabase opened = OpenedDatabase.open(file)) {
            old.addAll(opened.sources());
            return Optional.of(file);
        } catch (UnusableDatabaseException e) {
            return Optional.empty();
        }
    }

    private void startAgain() {
        steps.clear();
        old.clear();
        make(Optional.empty());
    }

    private void make(Optional<Path> usable) {
        Path made = place.scratch("database");
        place.discard(made);
        try (DatabaseBuilder builder = DatabaseBuilder.create(made, usable)) {
            List<String> chosen = asked.isEmpty() ? origin.ecosystems() : asked;
            chosen.stream().map(Feed::ofEcosystem).forEach(feed -> take(builder, feed));
            if (steps.stream().allMatch(step -> step.change() == Change.ABSENT)) {
                throw new MissingFeedException(
                        "there are no vulnerabilities where they were looked for",
                        "not one of " + String.join(", ", chosen),
                        "Name another place with --from.");
            }
            Stream.of(Feed.KNOWN_EXPLOITS, Feed.EXPLOIT_CHANCES).forEach(feed -> take(builder, feed));
            builder.finish();
        }
        place.publish(made);
    }

    private void take(DatabaseBuilder builder, Feed feed) {
        progress.begins(feed);
        Path into = place.scratch("file");
        Optional<StoredSource> known = old.stream()
                .filter(source -> source.kind() == feed.kind() && source.name().equals(feed.name()))
                .findFirst();
        Delivery delivery = origin.deliver(feed, known, into);
        if (delivery instanceof Delivery.Unchanged unchanged) {
            builder.copy(unchanged.source());
            steps.add(new Step(feed, Change.UNCHANGED, Optional.of(unchanged.source())));
        } else if (delivery instanceof Delivery.Arrived arrived) {
            steps.add(new Step(feed, Change.READ, Optional.of(read(builder, feed, arrived))));
        } else if (asked.contains(feed.name())) {
            throw new MissingFeedException(
                    "there are no vulnerabilities of the ecosystem " + feed.name(),
                    "expected a file " + feed.path(),
                    "Ecosystems are called as OSV calls them: Debian, Alpine, npm, PyPI, crates.io.");
        } else {
            steps.add(new Step(feed, Change.ABSENT, Optional.empty()));
        }
        place.discard(into);
    }

    private static StoredSource read(DatabaseBuilder builder, Feed feed, Delivery.Arrived arrived) {
        builder.begin();
        String location = arrived.source().location();
        switch (feed.kind()) {
            case OSV -> new ZipExport(location, arrived.file(), feed.name()).read(builder::add, builder::add);
            case KEV -> new ExploitLists(location, arrived.file()).readKnown(builder::add);
            case EPSS -> new ExploitLists(location, arrived.file()).readChances(builder::add);
        }
        return builder.end(arrived.source());
    }
}
