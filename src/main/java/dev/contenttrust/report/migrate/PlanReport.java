package dev.contenttrust.report.migrate;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.migrate.Plan.PlannedRepository;
import dev.contenttrust.migrate.Plan.PlannedTag;
import dev.contenttrust.migrate.Plan.Refused;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.report.Palette;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.report.Report;
import dev.contenttrust.report.RepositoryFacts;
import dev.contenttrust.report.Table;
import dev.contenttrust.report.Text;
import java.util.ArrayList;
import java.util.List;

/** What of a repository enters a plan, and what does not. */
public record PlanReport(SignedRepository repository, PlannedRepository planned) implements Report {
    private static final int MARGIN = 2;

    @Override
    public String text(Palette palette) {
        StringBuilder text = new StringBuilder(new Text(planned.gun().toString(), Tone.HEADING).in(palette));
        text.append(": ").append(planned.tags().size()).append(" of ");
        text.append(planned.tags().size() + planned.refused().size()).append(" enter the plan\n");
        Table table = Table.ofPairs(MARGIN);
        for (PlannedTag tag : planned.tags()) {
            table.row(tag.tag(), tag.digest().toString(), "signed by " + tag.role());
        }
        for (Refused refused : planned.refused()) {
            table.row(
                    Text.of(refused.subject().orElse("")),
                    new Text("left out", Tone.BAD),
                    Text.of(refused.why().isEmpty() ? refused.what() : refused.what() + ": " + refused.why()));
        }
        facts().cautions().forEach(caution -> table.row("note", caution));
        return text.append(table.render(palette)).toString();
    }

    @Override
    public void json(JsonBuilder result) {
        facts().json(result);
        result.put(
                "planned",
                JsonBuilder.strings(planned.tags().stream().map(PlannedTag::tag).toList()));
        List<JsonValue> refused = new ArrayList<>();
        planned.refused()
                .forEach(one -> refused.add(JsonBuilder.object()
                        .putPresent("subject", one.subject())
                        .put("what", one.what())
                        .put("why", one.why())
                        .build()));
        result.put("refused", new JsonArray(refused));
    }

    @Override
    public List<String> notes() {
        return facts().notes();
    }

    private RepositoryFacts facts() {
        return new RepositoryFacts(repository);
    }
}
