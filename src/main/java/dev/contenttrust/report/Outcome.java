package dev.contenttrust.report;

import dev.contenttrust.TrustException;
import dev.contenttrust.json.JsonBuilder;
import dev.contenttrust.json.JsonValue.JsonObject;

/** What became of one subject of a run. */
public sealed interface Outcome {
    /** The subject as the user wrote it. */
    String subject();

    /** The entry in a document's {@code results}. */
    JsonObject json();

    /** It was judged; this is the result. */
    record Judged(String subject, Report report) implements Outcome {
        @Override
        public JsonObject json() {
            JsonBuilder result = JsonBuilder.object().put("subject", subject);
            report.json(result);
            return result.build();
        }
    }

    /**
     * It failed.
     *
     * @param exitCode the cause's number
     * @param cause the cause in a word or two: {@code not-signed}
     */
    record Failed(String subject, int exitCode, String cause, TrustException failure) implements Outcome {
        @Override
        public JsonObject json() {
            return JsonBuilder.object()
                    .put("subject", subject)
                    .put(
                            "error",
                            JsonBuilder.object()
                                    .put("exitCode", exitCode)
                                    .put("cause", cause)
                                    .put("what", failure.what())
                                    .put("why", failure.why())
                                    .put("remedy", failure.remedy())
                                    .build())
                    .build();
        }
    }
}
