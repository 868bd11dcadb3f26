package dev.contenttrust.report.sarif;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The official schema of SARIF 2.1.0. */
public final class SarifSchema {
    private SarifSchema() {}

    /** What it has against a document. */
    public static List<String> objections(String document) {
        try (InputStream schema =
                Objects.requireNonNull(SarifSchema.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
            String text = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                    .getSchema(text)
                    .validate(document, InputFormat.JSON)
                    .stream()
                    .map(ValidationMessage::getMessage)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
