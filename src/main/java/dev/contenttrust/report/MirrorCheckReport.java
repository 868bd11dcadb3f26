package dev.contenttrust.report;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.mirror.MirrorCheck.Checked;
import dev.contenttrust.mirror.MirroredImages.Found;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.tuf.RoleName;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A repository that a mirror holds as it was signed.
 *
 * @param images what the mirror holds of the images; empty if it holds none at all
 */
public record MirrorCheckReport(Checked checked, Path directory, Optional<Found> images) implements Report {

    @Override
    public String text(Palette palette) {
        Table table = Table.ofPairs(2)
                .row("from", checked.listed().server())
                .row("taken", checked.listed().taken() + ", as mirror.json says")
                .row("roots", MirrorReport.roots(checked.taken()))
                .row("timestamps", Integer.toString(checked.taken().timestamps()))
                .row("tags", Integer.toString(checked.present().released().size()))
                .row("fresh", fresh())
                .row("proven", proven());
        images.ifPresent(found -> table.row("images", images(found)));
        return new Text(checked.taken().gun() + " in " + directory + " is as it was signed", Tone.GOOD).in(palette)
                + "\n"
                + table.render(palette);
    }

    private String fresh() {
        Instant now = checked.present().state().now();
        return checked.expired()
                .map(why -> "no more: " + why.what() + "; it verifies as it was when it was taken")
                .orElseGet(() -> "expires " + When.words(until(), now));
    }

    /** Which instants it can be judged for without taking the mirror's own word for when it was taken. */
    private String proven() {
        Optional<Instant> from = from();
        if (from.isEmpty()) {
            return checked.proof()
                    .map(proof -> "nothing: it had expired by " + proof.stamp().instant() + ", when it was stamped")
                    .orElse("nothing: when it was taken, the mirror alone says");
        }
        return "from " + from.get() + " ("
                + checked.proof().orElseThrow().stamp().authority() + ") to " + until() + "; before, it is claimed";
    }

    private Optional<Instant> from() {
        return checked.proof().map(proof -> proof.stamp().instant()).filter(from -> !from.isAfter(until()));
    }

    private Instant until() {
        return checked.present().evidence(RoleName.TARGETS).freshUntil().truncatedTo(ChronoUnit.SECONDS);
    }

    private static String images(Found found) {
        String missing = found.missing().isEmpty() ? "" : "; none for " + String.join(", ", found.missing());
        return found.whole() + " whole" + missing;
    }

    @Override
    public void json(JsonBuilder result) {
        new RepositoryFacts(checked.present()).json(result);
        result.put("directory", directory.toString());
        MirrorReport.json(result, checked.taken());
        result.put("taken", checked.listed().taken().toString());
        result.put("takenFrom", checked.listed().server());
        result.put("expired", checked.expired().isPresent());
        from().ifPresent(from -> result.put(
                "proven",
                JsonBuilder.object()
                        .put("from", from.toString())
                        .put("to", until().toString())
                        .put("authority", checked.proof().orElseThrow().stamp().authority())
                        .put("stamp", checked.proof().orElseThrow().name())
                        .build()));
        images.ifPresent(found -> {
            result.put("images", found.whole());
            result.put("imagesMissing", JsonBuilder.strings(found.missing()));
        });
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>(checked.present().state().warnings());
        notes.addAll(checked.taken().notes());
        return notes;
    }
}
