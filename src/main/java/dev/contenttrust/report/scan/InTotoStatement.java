package dev.contenttrust.report.scan;

import dev.contenttrust.Digest;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.json.JsonValue;
import dev.contenttrust.json.JsonValue.JsonArray;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.scan.result.DatabaseState.Source;
import dev.contenttrust.scan.result.Finding;
import dev.contenttrust.scan.result.ImageForm;
import dev.contenttrust.scan.result.ScanResult;
import dev.contenttrust.scan.result.ScannedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A scan as an in-toto statement (Statement v1, predicate {@code vulns/v0.1}), ready to be signed: its subject is the manifest's
 * digest, and it says which trust data and which database it rests on.
 */
public final class InTotoStatement {
    private InTotoStatement() {}

    /**
     * The statement, indented.
     *
     * @param version ours
     * @param manifest the digest that the statement is about
     */
    public static String of(ScanResult result, Digest manifest, String version) {
        JsonObject subject = JsonBuilder.object()
                .put("name", result.image().name())
                .put(
                        "digest",
                        JsonBuilder.object()
                                .put(manifest.algorithm().label(), manifest.hex())
                                .build())
                .build();
        return JsonText.pretty(JsonBuilder.object()
                .put("_type", "https://in-toto.io/Statement/v1")
                .put("subject", new JsonArray(List.of(subject)))
                .put("predicateType", "https://in-toto.io/attestation/vulns/v0.1")
                .put("predicate", predicate(result, version))
                .build());
    }

    private static JsonObject predicate(ScanResult result, String version) {
        JsonBuilder scanner = JsonBuilder.object()
                .put("uri", "pkg:maven/dev.contenttrust/trust@" + version)
                .put("version", version)
                .put("db", database(result))
                .put("result", results(result));
        JsonBuilder metadata = JsonBuilder.object()
                .put("scanStartedOn", result.now().toString())
                .put("scanFinishedOn", result.now().toString());
        JsonBuilder predicate = JsonBuilder.object()
                .put("scanner", scanner.build())
                .put("metadata", metadata.build())
                .put("standing", result.standing().name().toLowerCase(Locale.ROOT));
        ScannedImage image = result.image();
        image.trust().ifPresent(trust -> predicate.put("contentTrust", ImageForm.trust(trust)));
        return predicate.build();
    }

    private static JsonObject database(ScanResult result) {
        List<JsonValue> sources = new ArrayList<>();
        for (Source source : result.database().sources()) {
            sources.add(JsonBuilder.object()
                    .put("name", source.name())
                    .put("date", source.date().toString())
                    .put("digest", source.digest().toString())
                    .build());
        }
        return JsonBuilder.object()
                .put("lastUpdate", result.database().oldest().toString())
                .put("sources", new JsonArray(sources))
                .build();
    }

    private static JsonArray results(ScanResult result) {
        List<JsonValue> results = new ArrayList<>();
        for (Finding finding : result.findings()) {
            List<JsonValue> severities = new ArrayList<>();
            severities.add(severity("word", finding.vulnerability().severity().word()));
            finding.vulnerability()
                    .score()
                    .ifPresent(
                            score -> severities.add(severity("cvss_score", String.format(Locale.ROOT, "%.1f", score))));
            JsonBuilder one = JsonBuilder.object()
                    .put("id", finding.vulnerability().id())
                    .put("severity", new JsonArray(severities));
            List<JsonValue> annotations = new ArrayList<>();
            finding.purl().ifPresent(purl -> annotations.add(annotation("purl", purl)));
            annotations.add(annotation("file", finding.component().file()));
            annotations.add(annotation("found", finding.component().found().word()));
            one.put("annotations", new JsonArray(annotations));
            results.add(one.build());
        }
        return new JsonArray(results);
    }

    private static JsonObject severity(String method, String score) {
        return JsonBuilder.object().put("method", method).put("score", score).build();
    }

    private static JsonObject annotation(String key, String value) {
        return JsonBuilder.object().put(key, value).build();
    }
}
