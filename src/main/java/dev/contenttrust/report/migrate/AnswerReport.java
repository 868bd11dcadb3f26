package dev.contenttrust.report.migrate;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.migrate.Plan;
import dev.contenttrust.migrate.status.Answer;
import dev.contenttrust.report.Palette;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.report.Report;
import dev.contenttrust.report.Text;
import dev.contenttrust.report.When;
import java.time.Instant;
import java.util.List;

/**
 * Whether the trust server can be switched off.
 *
 * @param now when that was asked
 */
public record AnswerReport(Plan plan, Answer answer, Instant now) implements Report {
    @Override
    public String text(Palette palette) {
        Tone tone = switch (answer.word()) {
            case YES -> Tone.GOOD;
            case NO -> Tone.BAD;
            case UNKNOWN -> Tone.WARNING;
        };
        StringBuilder text = new StringBuilder("\n")
                .append(new Text("Safe to switch off the trust server: " + answer.word(), tone).in(palette))
                .append("\n  as far as the plan goes, which was made ")
                .append(When.words(plan.made(), now))
                .append(": what was signed since is not in it\n");
        lines(text, "missing", answer.missing());
        lines(text, "not known", answer.unknown());
        return text.toString();
    }

    private static void lines(StringBuilder text, String title, List<String> lines) {
        lines.forEach(line -> text.append("  ")
                .append(title)
                .append(": ")
                .append(Text.of(line).text())
                .append('\n'));
    }

    @Override
    public void json(JsonBuilder result) {
        result.put("planMade", plan.made().toString());
        result.put("safeToSwitchOff", answer.word().toString());
        result.put("missing", JsonBuilder.strings(answer.missing()));
        result.put("notKnown", JsonBuilder.strings(answer.unknown()));
    }
}
