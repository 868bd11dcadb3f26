package dev.contenttrust.audit.rows;

import dev.contenttrust.audit.RepositoryAudit;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** An earlier audit to hold a later one against. What it says is read again when it is asked for: in memory are places alone. */
public final class Baseline {
    private final Path file;
    private final Map<String, Long> places = new LinkedHashMap<>();

    private Baseline(Path file) {
        this.file = file;
    }

    /**
     * Reads the file once.
     *
     * @throws RowFileException if it is no audit's
     */
    public static Baseline open(Path file) {
        Baseline baseline = new Baseline(file);
        try (RowLines lines = RowLines.open(file, 0)) {
            long begin = lines.position();
            Optional<RepositoryAudit> audit = lines.next();
            while (audit.isPresent()) {
                baseline.places.put(audit.get().repository().repository(), begin);
                begin = lines.position();
                audit = lines.next();
            }
        }
        return baseline;
    }

    /** What it says of a repository. */
    public Optional<RepositoryAudit> of(String repository) {
        Long place = places.get(repository);
        if (place == null) {
            return Optional.empty();
        }
        try (RowLines lines = RowLines.open(file, place)) {
            return lines.next();
        }
    }

    /** How many repositories it is about. */
    public int size() {
        return places.size();
    }
}
