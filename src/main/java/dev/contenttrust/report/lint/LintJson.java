package dev.contenttrust.report.lint;

import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonNumber;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.lint.Result.Linted;
import dev.contenttrust.lint.Result.Reason;
import dev.contenttrust.lint.Result.Unchecked;
import dev.contenttrust.lint.finding.Finding;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.source.Edit;
import dev.contenttrust.lint.source.Region;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.report.JsonStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** For programs: {@code docs/schemas/trust-lint-1.json}. */
public final class LintJson implements LintReport {
    private static final int VERSION = 1;
    private static final int UNCHECKED = 10;

    private final JsonStream document;

    /** @param asOf the instant of every judgement, where one was asked for */
    public LintJson(Consumer<String> out, Optional<Instant> asOf) {
        document = new JsonStream(out).put("schema", "trust-lint").put("version", JsonNumber.of(VERSION));
        asOf.ifPresent(instant -> document.put("asOf", instant.toString()));
        document.array("results");
    }

    @Override
    public void checked(Linted file, List<Finding> findings) {
        List<JsonValue> all = findings.stream()
                .<JsonValue>map(finding -> finding(file.source(), finding))
                .toList();
        document.element(JsonBuilder.object()
                .put("subject", file.name())
                .put("findings", new JsonArray(all))
                .build());
    }

    private static JsonObject finding(SourceText source, Finding finding) {
        JsonBuilder json = JsonBuilder.object()
                .put("rule", finding.rule().id())
                .put("level", finding.level().word())
                .put("message", finding.message())
                .put("remedy", finding.remedy())
                .put("region", region(finding.region()))
                .put("line", finding.region().line());
        if (!finding.fix().isEmpty()) {
            json.put(
                    "fix",
                    new JsonArray(finding.fix().stream()
                            .<JsonValue>map(edit -> edit(source, edit))
                            .toList()));
        }
        finding.suppression()
                .ifPresent(suppression -> json.put(
                        "suppressed",
                        JsonBuilder.object()
                                .put("reason", suppression.reason())
                                .put("line", suppression.line())
                                .build()));
        return json.build();
    }

    private static JsonObject edit(SourceText source, Edit edit) {
        return JsonBuilder.object()
                .put("region", region(source.region(edit.span())))
                .put("replacement", edit.replacement())
                .build();
    }

    private static JsonObject region(Region region) {
        return JsonBuilder.object()
                .put("startLine", region.startLine())
                .put("startColumn", region.startColumn())
                .put("endLine", region.endLine())
                .put("endColumn", region.endColumn())
                .build();
    }

    @Override
    public void unchecked(Unchecked file) {
        document.element(JsonBuilder.object()
                .put("subject", file.name())
                .put(
                        "error",
                        JsonBuilder.object()
                                .put("exitCode", UNCHECKED)
                                .put("cause", "unchecked")
                                .put("what", file.name() + " could not be checked")
                                .put("why", file.why())
                                .put("remedy", file.remedy())
                                .build())
                .build());
    }

    @Override
    public void end(LintTally tally, int exitCode) {
        document.end();
        document.put("configurations", JsonBuilder.strings(tally.configs()));
        document.put(
                "summary",
                JsonBuilder.object()
                        .put("files", tally.files())
                        .put("errors", tally.count(Level.ERROR))
                        .put("warnings", tally.count(Level.WARNING))
                        .put("notes", tally.count(Level.NOTE))
                        .put("suppressed", tally.suppressed())
                        .put("unchecked", tally.uncheckedFiles())
                        .put("excluded", tally.count(Reason.EXCLUDED))
                        .build());
        tally.signatures().ifPresent(report -> document.put("images", report.json()));
        document.put("exitCode", JsonNumber.of(exitCode));
        document.end();
    }
}
