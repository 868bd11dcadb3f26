package dev.contenttrust.vulndb.store;

import dev.contenttrust.Severity;
import dev.contenttrust.vulndb.osv.Affected;
import dev.contenttrust.vulndb.osv.Event;
import dev.contenttrust.vulndb.osv.OsvRecord;
import dev.contenttrust.vulndb.osv.Range;
import dev.contenttrust.vulndb.osv.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Records and what they say of a package, as cells. What is written here changes {@link Schema#VERSION}. */
final class Cells {
    private static final List<Severity> SEVERITIES =
            List.of(Severity.UNKNOWN, Severity.NONE, Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL);
    private static final List<Event.Kind> KINDS =
            List.of(Event.Kind.INTRODUCED, Event.Kind.FIXED, Event.Kind.LAST_AFFECTED, Event.Kind.LIMIT);
    private static final List<Boolean> FLAG = List.of(false, true);

    /** Scores have one decimal. */
    private static final double TENTHS = 10;

    private Cells() {}

    static byte[] pack(Packer packer, OsvRecord record) {
        packer.text(record.id())
                .texts(record.aliases())
                .texts(record.upstream())
                .text(record.summary());
        return packRating(packer, record.rating()).take();
    }

    static StoredRecord record(byte[] cell) {
        Unpacker in = new Unpacker(cell);
        return new StoredRecord(in.text(), in.texts(), in.texts(), in.text(), rating(in));
    }

    static byte[] pack(Packer packer, Affected affected) {
        packer.number(affected.ranges().size());
        for (Range range : affected.ranges()) {
            packer.number(range.semantic() ? 1 : 0).number(range.events().size());
            for (Event event : range.events()) {
                packer.number(KINDS.indexOf(event.kind())).text(event.version());
            }
        }
        packer.texts(affected.versions()).number(affected.rating().isPresent() ? 1 : 0);
        affected.rating().ifPresent(rating -> packRating(packer, rating));
        return packer.take();
    }

    static Affected affected(String ecosystem, String name, byte[] cell) {
        Unpacker in = new Unpacker(cell);
        List<Range> ranges = new ArrayList<>();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            ranges.add(range(in));
        }
        return new Affected(
                ecosystem, name, ranges, in.texts(), in.choice(FLAG) ? Optional.of(rating(in)) : Optional.empty());
    }

    private static Range range(Unpacker in) {
        boolean semantic = in.choice(FLAG);
        List<Event> events = new ArrayList<>();
        int count = in.count();
        for (int i = 0; i < count; i++) {
            events.add(new Event(in.choice(KINDS), in.text()));
        }
        return new Range(semantic, events);
    }

    private static Packer packRating(Packer packer, Rating rating) {
        packer.number(SEVERITIES.indexOf(rating.severity()));
        packer.number(rating.score().isPresent() ? Math.round(rating.score().getAsDouble() * TENTHS) + 1 : 0);
        return packer.text(rating.vector());
    }

    private static Rating rating(Unpacker in) {
        Severity severity = in.choice(SEVERITIES);
        int tenths = in.count() - 1;
        return new Rating(
                severity, tenths < 0 ? OptionalDouble.empty() : OptionalDouble.of(tenths / TENTHS), in.text());
    }
}
