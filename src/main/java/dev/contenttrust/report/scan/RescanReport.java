package dev.contenttrust.report.scan;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.report.Palette;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.report.Report;
import dev.contenttrust.report.Text;
import dev.contenttrust.report.When;
import dev.contenttrust.scan.result.Finding;
import dev.contenttrust.scan.result.ScanResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is new about an image that was scanned before.
 *
 * @param fresh findings that were not there last time, worst first
 * @param gone how many of last time's are no more
 * @param scanned when the image itself was looked at
 */
public record RescanReport(ScanResult result, List<Finding> fresh, int gone, Instant scanned) implements Report {
    public RescanReport {
        fresh = List.copyOf(fresh);
    }

    @Override
    public String text(Palette palette) {
        StringBuilder text = new StringBuilder();
        text.append(ScanReport.word(result.image()).in(palette)).append('\n');
        text.append(Text.of("scanned   " + When.words(scanned, result.now())
                                + result.image()
                                        .manifest()
                                        .map(digest -> ", " + digest)
                                        .orElse(""))
                        .in(palette))
                .append('\n');
        if (!fresh.isEmpty()) {
            text.append('\n').append(ScanReport.table(fresh).render(palette)).append('\n');
        }
        text.append(summary().in(palette)).append('\n');
        result.limits()
                .forEach(limit -> text.append(new Text("not judged: " + limit, Tone.WARNING).in(palette))
                        .append('\n'));
        int unread = result.inventory().problems().size();
        if (unread > 0) {
            text.append(new Text("not read: " + unread + " things (trust scan names them)", Tone.WARNING).in(palette))
                    .append('\n');
        }
        return text.toString();
    }

    private Text summary() {
        String words =
                fresh.size() + " new, " + gone + " gone, " + result.findings().size() + " in all";
        return fresh.isEmpty() ? Text.of(words) : new Text(words, Tone.WARNING);
    }

    @Override
    public void json(JsonBuilder json) {
        json.put("scanned", scanned.toString());
        json.put("new", ScanJson.findings(fresh));
        json.put("gone", gone);
        ScanJson.write(result, json);
    }

    @Override
    public List<String> notes() {
        return new ScanReport(result, Optional.empty()).notes();
    }
}
