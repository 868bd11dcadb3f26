package dev.contenttrust.report;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.mirror.Taken;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.report.Palette.Tone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A repository whose evidence was taken into a mirror.
 *
 * @param added files that are new or were replaced
 * @param bytes of those
 * @param images of released tags that were copied; empty if none were asked for
 */
public record MirrorReport(
        SignedRepository present, Taken taken, Path directory, int added, long bytes, Optional<Integer> images)
        implements Report {

    @Override
    public String text(Palette palette) {
        Table table = Table.ofPairs(2)
                .row("from", taken.server())
                .row("roots", roots(taken))
                .row("timestamps", Integer.toString(taken.timestamps()))
                .row("new files", added == 0 ? "none" : added + " (" + Bytes.words(bytes) + ")");
        images.ifPresent(count -> table.row("images", count + " of as many released tags"));
        facts().cautions().forEach(caution -> table.row("note", caution));
        return new Text(taken.gun() + " is taken to " + directory, Tone.GOOD).in(palette)
                + "\n"
                + table.render(palette);
    }

    static String roots(Taken taken) {
        return taken.oldestRoot() == taken.newestRoot()
                ? "version " + taken.newestRoot()
                : "versions " + taken.oldestRoot() + " to " + taken.newestRoot();
    }

    @Override
    public void json(JsonBuilder result) {
        facts().json(result);
        result.put("directory", directory.toString());
        json(result, taken);
        result.put("filesAdded", added);
        result.put("bytesAdded", bytes);
        images.ifPresent(count -> result.put("images", count));
    }

    static void json(JsonBuilder result, Taken taken) {
        result.put("oldestRoot", taken.oldestRoot());
        result.put("newestRoot", taken.newestRoot());
        result.put("timestamps", taken.timestamps());
        result.put("leftOut", JsonBuilder.strings(taken.notes()));
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>(facts().notes());
        notes.addAll(taken.notes());
        return notes;
    }

    private RepositoryFacts facts() {
        return new RepositoryFacts(present);
    }
}
