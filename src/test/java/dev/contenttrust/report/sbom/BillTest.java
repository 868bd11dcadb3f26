package dev.contenttrust.report.sbom;

import static com.networknt.schema.SpecVersion.VersionFlag.V7;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.contenttrust.Digest;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.Distribution;
import dev.contenttrust.scan.inventory.Inventory;
import dev.contenttrust.scan.inventory.Kind;
import dev.contenttrust.scan.inventory.Located;
import dev.contenttrust.scan.inventory.Problem;
import dev.contenttrust.scan.inventory.SourcePackage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BillTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Digest LAYER = Digest.sha256("layer".getBytes(StandardCharsets.UTF_8));

    private static Bill bill(List<Problem> problems) {
        Component zlib = Component.declared(Kind.DEB, "", "zlib1g", "1:1.2.13.dfsg-1", "var/lib/dpkg/status")
                .from(new SourcePackage("zlib", "1:1.2.13.dfsg-1"))
                .on(Optional.of("amd64"))
                .licensed(Optional.of("Zlib"));
        Component log4j = Component.declared(
                Kind.MAVEN, "org.apache.logging.log4j", "log4j-core", "2.14.1", "app.war!/WEB-INF/lib/log4j-core.jar");
        Component busybox = Component.recognised(Kind.GENERIC, "busybox", "1.35.0", "bin/busybox");
        return new Bill(
                "registry.example.com/demo/app:1.0",
                Optional.of(Digest.sha256("manifest".getBytes(StandardCharsets.UTF_8))),
                Map.of("trust:role", "targets/releases", "trust:targets-version", "7"),
                List.of(LAYER),
                new Inventory(
                        Optional.of(new Distribution("debian", "Debian GNU/Linux 12 (bookworm)", "12")),
                        List.of(new Located(zlib, 0), new Located(log4j, 0), new Located(busybox, 0)),
                        List.of(),
                        List.of(),
                        problems),
                Instant.parse("2026-11-26T08:00:00Z"),
                "0.1.0");
    }

    @Test
    void what_cyclonedx_says_keeps_to_its_schema() throws IOException {
        String json = CycloneDxBill.json(bill(List.of(new Problem("opt/a.jar", "an archive", "it is cut off"))));

        assertThat(objections("bom-1.6.schema.json", V7, json)).isEmpty();
        JsonNode bom = JSON.readTree(json);
        assertThat(bom.at("/metadata/component/version").asText()).startsWith("sha256:");
        assertThat(bom.at("/components/1/purl").asText())
                .isEqualTo("pkg:deb/debian/zlib1g@1%3A1.2.13.dfsg-1?arch=amd64&distro=debian-12&upstream=zlib");
        assertThat(bom.at("/compositions/0/aggregate").asText()).isEqualTo("incomplete");
    }

    @Test
    void what_spdx_says_keeps_to_its_schema() throws IOException {
        String json = SpdxBill.json(bill(List.of()));

        assertThat(objections("resources/spdx-schema-v2.3.json", V7, json)).isEmpty();
        JsonNode document = JSON.readTree(json);
        assertThat(document.at("/packages")).hasSize(4);
        assertThat(document.at("/relationships")).hasSize(4);
        assertThat(json).contains("pkg:generic/busybox@1.35.0").doesNotContain("Incomplete");
    }

    @Test
    void schemas_refuse_what_they_should() {
        String bom = CycloneDxBill.json(bill(List.of())).replace("\"library\"", "\"books\"");
        assertThat(objections("bom-1.6.schema.json", V7, bom)).isNotEmpty();
        String spdx = SpdxBill.json(bill(List.of())).replace("\"CONTAINS\"", "\"HAS\"");
        assertThat(objections("resources/spdx-schema-v2.3.json", V7, spdx)).isNotEmpty();
    }

    @Test
    void the_same_image_and_instant_make_the_same_bytes() {
        assertThat(CycloneDxBill.json(bill(List.of()))).isEqualTo(CycloneDxBill.json(bill(List.of())));
        assertThat(SpdxBill.json(bill(List.of()))).isEqualTo(SpdxBill.json(bill(List.of())));
    }

    private static List<String> objections(String schema, SpecVersion.VersionFlag version, String json) {
        JsonSchema compiled = JsonSchemaFactory.getInstance(
                        version,
                        factory -> factory.schemaMappers(
                                mappers -> mappers.mapPrefix("http://cyclonedx.org/schema/", "classpath:")))
                .getSchema(SchemaLocation.of("classpath:" + schema));
        return compiled.validate(json, InputFormat.JSON).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }
}
