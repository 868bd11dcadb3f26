package dev.contenttrust.report.sarif;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Holds logs against the committee's schema. */
public final class SarifSchema {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SarifSchema() {}

    /** What it has against a log. */
    public static List<String> objections(String log) {
        try (InputStream in = SarifSchema.class.getResourceAsStream("sarif-2.1.0-rtm.5.json")) {
            JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                    .getSchema(JSON.readTree(Objects.requireNonNull(in)));
            return schema.validate(JSON.readTree(log)).stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
