package dev.contenttrust.report.scan;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonNumber;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.Distribution;
import dev.contenttrust.scan.result.Exempted;
import dev.contenttrust.scan.result.Finding;
import dev.contenttrust.scan.result.ImageForm;
import dev.contenttrust.scan.result.ScanResult;
import dev.contenttrust.scan.result.Vulnerability;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The members of a scan's result (docs/schemas/trust-scan-1.json). */
final class ScanJson {
    /** As many as EPSS gives. */
    private static final int DIGITS = 5;

    private ScanJson() {}

    static void write(ScanResult result, JsonBuilder json) {
        json.put("image", ImageForm.json(result.image()));
        json.put("verified", result.image().trust().isPresent());
        json.put("standing", result.standing().name().toLowerCase(Locale.ROOT));
        result.inventory().distribution().ifPresent(on -> json.put("distribution", distribution(on)));
        json.put("components", result.inventory().components().size());
        json.put("findings", findings(result.findings()));
        json.put("unfixable", result.unfixable());
        json.put("exempted", all(result.exempted(), ScanJson::exempted));
        json.put("unusedExemptions", JsonBuilder.strings(result.unusedExemptions()));
        json.put("limits", JsonBuilder.strings(result.limits()));
        json.put(
                "problems",
                all(
                        result.inventory().problems(),
                        problem -> JsonBuilder.object()
                                .put("file", problem.file())
                                .put("what", problem.what())
                                .put("why", problem.why())
                                .build()));
        json.put(
                "database",
                JsonBuilder.object()
                        .put("oldest", result.database().oldest().toString())
                        .put(
                                "sources",
                                all(
                                        result.database().sources(),
                                        source -> JsonBuilder.object()
                                                .put("name", source.name())
                                                .put("date", source.date().toString())
                                                .put("digest", source.digest().toString())
                                                .build()))
                        .build());
    }

    static JsonArray findings(List<Finding> findings) {
        return all(findings, ScanJson::finding);
    }

    private static JsonObject distribution(Distribution on) {
        return JsonBuilder.object()
                .put("id", on.id())
                .put("name", on.name())
                .put("release", on.release())
                .putPresent("endOfLife", on.endOfLife().map(LocalDate::toString))
                .build();
    }

    private static JsonObject finding(Finding finding) {
        Component component = finding.component();
        Vulnerability vulnerability = finding.vulnerability();
        JsonBuilder json = JsonBuilder.object()
                .put("id", vulnerability.id())
                .put("aliases", JsonBuilder.strings(vulnerability.aliases()))
                .put("severity", vulnerability.severity().word());
        vulnerability.score().ifPresent(score -> json.put("score", number(score)));
        json.putPresent("vector", vulnerability.vector());
        json.put("knownExploited", vulnerability.exploited());
        vulnerability.epss().ifPresent(probability -> json.put("epss", number(probability)));
        json.put("summary", vulnerability.summary());
        json.put("source", vulnerability.source());
        json.put("package", ScanReport.name(finding));
        json.put("version", component.version());
        json.putPresent("purl", finding.purl());
        json.put("fixedIn", JsonBuilder.strings(finding.fixed()));
        json.put("found", component.found().word());
        json.put("file", component.file());
        json.put("layer", finding.located().layer());
        return json.build();
    }

    private static JsonObject exempted(Exempted exempted) {
        return JsonBuilder.object()
                .put("finding", finding(exempted.finding()))
                .put("by", exempted.by())
                .put("reason", exempted.reason())
                .putPresent("until", exempted.until().map(Object::toString))
                .build();
    }

    private static JsonNumber number(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
        return new JsonNumber(rounded.scale() < 0 ? rounded.setScale(0) : rounded);
    }

    private static <T> JsonArray all(List<T> values, Function<T, JsonValue> json) {
        return new JsonArray(values.stream().map(json).toList());
    }
}
