package dev.contenttrust.report.migrate;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.migrate.status.CheckedRepository;
import dev.contenttrust.migrate.status.CheckedRepository.CheckedTag;
import dev.contenttrust.migrate.status.CheckedRepository.State;
import dev.contenttrust.report.Palette;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.report.Report;
import dev.contenttrust.report.Table;
import dev.contenttrust.report.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How far a repository of a plan is. */
public record StatusReport(CheckedRepository checked) implements Report {
    private static final int MARGIN = 2;

    @Override
    public String text(Palette palette) {
        String title = checked.name().toString();
        Table table = Table.indented(MARGIN, "TAG", "STATE", "SERVES", "SIGNATURE");
        for (CheckedTag tag : checked.tags()) {
            table.row(Text.of(tag.tag().tag()), state(tag.state()), Text.of(tag.served()), Text.of(tag.signed()));
        }
        return new Text(title, Tone.HEADING).in(palette) + "\n"
                + (checked.tags().isEmpty() ? "  no tag of it is in the plan\n" : table.render(palette));
    }

    private static Text state(State state) {
        return new Text(
                word(state), state == State.DONE ? Tone.GOOD : state == State.MISSING ? Tone.BAD : Tone.WARNING);
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void json(JsonBuilder result) {
        result.put("repository", checked.planned().gun().toString());
        result.put("name", checked.name().toString());
        List<JsonValue> tags = new ArrayList<>();
        for (CheckedTag tag : checked.tags()) {
            tags.add(JsonBuilder.object()
                    .put("tag", tag.tag().tag())
                    .put("digest", tag.tag().digest().toString())
                    .put("state", word(tag.state()))
                    .put("served", tag.served())
                    .put("signature", tag.signed())
                    .put("reasons", JsonBuilder.strings(tag.reasons()))
                    .build());
        }
        result.put("tags", new JsonArray(tags));
    }
}
