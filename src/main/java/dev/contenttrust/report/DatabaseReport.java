package dev.contenttrust.report;

import dev.contenttrust.Digest;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.vulndb.VulnerabilityDatabase;
import dev.contenttrust.vulndb.feed.DatabaseUpdate.Change;
import dev.contenttrust.vulndb.feed.DatabaseUpdate.Step;
import dev.contenttrust.vulndb.store.StoredSource;
import dev.contenttrust.vulndb.store.UnreadRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the vulnerability database is made of, and how old that is.
 *
 * @param bytes the file's length
 * @param digest of the digests of its sources
 * @param file the file's own digest, where it was read
 * @param unread records that are missing from it
 * @param steps what an update did; empty where there was none
 * @param now the run's instant
 */
public record DatabaseReport(
        Path path,
        long bytes,
        Digest digest,
        Optional<Digest> file,
        List<StoredSource> sources,
        List<String> ecosystems,
        List<UnreadRecord> unread,
        List<Step> steps,
        Instant now)
        implements Report {
    private static final int UNREAD_SHOWN = 10;

    public DatabaseReport {
        sources = List.copyOf(sources);
        ecosystems = List.copyOf(ecosystems);
        unread = List.copyOf(unread);
        steps = List.copyOf(steps);
    }

    @Override
    public String text(Palette palette) {
        Table facts = Table.ofPairs(2);
        facts.row("file", path + ", " + Bytes.words(bytes));
        facts.row("digest", digest.toString());
        file.ifPresent(of -> facts.row("of the file", of.toString()));
        facts.row(Text.of("oldest"), new Text(oldest(), isOld() ? Tone.WARNING : Tone.NEUTRAL));
        Table table = Table.of("SOURCE", "RECORDS", "CURRENT", steps.isEmpty() ? "" : "CHANGE", "FROM");
        for (StoredSource source : sources) {
            table.row(
                    title(source),
                    Long.toString(source.records()),
                    When.words(source.current(), now),
                    change(source),
                    source.location());
        }
        return facts.render(palette) + "\n" + table.render(palette);
    }

    private String oldest() {
        return sources.stream()
                .map(StoredSource::current)
                .min(Instant::compareTo)
                .map(instant -> When.words(instant, now))
                .orElse("nothing");
    }

    private boolean isOld() {
        Instant bound = now.minus(VulnerabilityDatabase.AGE_MAX);
        return sources.stream().anyMatch(source -> source.current().isBefore(bound));
    }

    private static String title(StoredSource source) {
        return source.name().isEmpty() ? source.kind().name() : source.name();
    }

    private String change(StoredSource source) {
        return steps.stream()
                .filter(step -> step.source().filter(source::equals).isPresent())
                .map(step -> word(step.change()))
                .findFirst()
                .orElse("");
    }

    private static String word(Change change) {
        return change.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void json(JsonBuilder result) {
        result.put("file", path.toString());
        result.put("bytes", bytes);
        result.put("digest", digest.toString());
        result.putPresent("fileDigest", file.map(Digest::toString));
        sources.stream().map(StoredSource::current).min(Instant::compareTo).ifPresent(oldest -> {
            result.put("oldest", oldest.toString());
            result.put("ageSeconds", Math.max(0, Duration.between(oldest, now).toSeconds()));
        });
        List<JsonValue> rows = new ArrayList<>();
        sources.forEach(source -> rows.add(json(source)));
        result.put("sources", new JsonArray(rows));
        result.put("ecosystems", JsonBuilder.strings(ecosystems));
        if (!unread.isEmpty()) {
            result.put("unread", new JsonArray(unread.stream().map(this::json).toList()));
        }
        if (!steps.isEmpty()) {
            result.put("absent", JsonBuilder.strings(absent()));
        }
    }

    private JsonValue json(StoredSource source) {
        JsonBuilder row = JsonBuilder.object()
                .put("kind", source.kind().word())
                .put("name", source.name())
                .put("location", source.location())
                .put("current", source.current().toString())
                .put("modified", source.modified().toString())
                .put("digest", source.digest().toString())
                .put("bytes", source.bytes())
                .put("records", source.records());
        return row.putPresent("change", Optional.of(change(source)).filter(word -> !word.isEmpty()))
                .build();
    }

    private List<String> absent() {
        return steps.stream()
                .filter(step -> step.change() == Change.ABSENT)
                .map(step -> step.feed().title())
                .toList();
    }

    private JsonValue json(UnreadRecord record) {
        return JsonBuilder.object()
                .put("record", record.record())
                .put("why", record.why())
                .put("ecosystem", record.ecosystem())
                .putPresent("package", Optional.of(record.name()).filter(name -> !name.isEmpty()))
                .build();
    }

    @Override
    public List<String> cautions() {
        List<String> cautions = new ArrayList<>();
        unread.stream()
                .limit(UNREAD_SHOWN)
                .forEach(record -> cautions.add(record.ecosystem() + ", " + record.record()
                        + ": it cannot be read, so that scans do not judge "
                        + (record.name().isEmpty() ? "any package of " + record.ecosystem() : record.name()) + ": "
                        + record.why()));
        if (unread.size() > UNREAD_SHOWN) {
            cautions.add("and " + (unread.size() - UNREAD_SHOWN) + " more (all are in the JSON)");
        }
        if (isOld()) {
            cautions.add("the oldest source is older than " + VulnerabilityDatabase.AGE_MAX.toDays()
                    + " days: scans refuse it, unless --max-db-age allows more");
        }
        return cautions;
    }

    @Override
    public List<String> notes() {
        return absent().isEmpty() ? List.of() : List.of("not there, and left out: " + String.join(", ", absent()));
    }
}
