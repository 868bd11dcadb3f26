package dev.contenttrust.report.sbom;

import dev.contenttrust.scan.inventory.Distribution;
import dev.contenttrust.scan.inventory.Kind;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.BomReference;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Composition;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.Property;
import org.cyclonedx.model.metadata.ToolInformation;

/** A bill as CycloneDX 1.6 JSON (ECMA-424). */
public final class CycloneDxBill {
    private static final String IMAGE = "image";

    private CycloneDxBill() {}

    /** The document, indented. */
    public static String json(Bill bill) {
        return json(bom(bill));
    }

    /** The document without vulnerabilities, to add them. */
    static Bom bom(Bill bill) {
        Bom bom = new Bom();
        bom.setSerialNumber("urn:uuid:" + bill.serial());
        bom.setMetadata(metadata(bill));
        bill.inventory().distribution().ifPresent(on -> bom.addComponent(distribution(on)));
        bill.entries().forEach(entry -> bom.addComponent(component(entry)));
        Composition composition = new Composition();
        composition.setAggregate(
                bill.inventory().problems().isEmpty()
                        ? Composition.Aggregate.UNKNOWN
                        : Composition.Aggregate.INCOMPLETE);
        composition.setAssemblies(List.of(new BomReference(IMAGE)));
        bom.setCompositions(List.of(composition));
        return bom;
    }

    static String json(Bom bom) {
        try {
            return BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString();
        } catch (GeneratorException e) {
            throw new IllegalStateException("a bill that cannot be written", e);
        }
    }

    private static Metadata metadata(Bill bill) {
        Component tool = new Component();
        tool.setType(Component.Type.APPLICATION);
        tool.setName("trust");
        tool.setVersion(bill.tool());
        ToolInformation tools = new ToolInformation();
        tools.setComponents(List.of(tool));
        Component image = new Component();
        image.setType(Component.Type.CONTAINER);
        image.setBomRef(IMAGE);
        image.setName(bill.name());
        bill.digest().ifPresent(digest -> {
            image.setVersion(digest.toString());
            image.addHash(new Hash(
                    digest.algorithm() == dev.contenttrust.Digest.Algorithm.SHA512
                            ? Hash.Algorithm.SHA_512
                            : Hash.Algorithm.SHA_256,
                    digest.hex()));
        });
        Metadata metadata = new Metadata();
        metadata.setTimestamp(Date.from(bill.made()));
        metadata.setToolChoice(tools);
        metadata.setComponent(image);
        metadata.setProperties(properties(bill.facts()));
        return metadata;
    }

    private static Component distribution(Distribution on) {
        Component system = new Component();
        system.setType(Component.Type.OPERATING_SYSTEM);
        system.setBomRef("distribution");
        system.setName(on.id());
        system.setVersion(on.release());
        system.setDescription(on.name());
        return system;
    }

    private static Component component(Bill.Entry entry) {
        dev.contenttrust.scan.inventory.Component found = entry.component();
        Component component = new Component();
        component.setType(found.kind() == Kind.GENERIC ? Component.Type.APPLICATION : Component.Type.LIBRARY);
        component.setBomRef(entry.reference());
        if (!found.namespace().isEmpty()) {
            component.setGroup(found.namespace());
        }
        component.setName(found.name());
        component.setVersion(found.version());
        entry.purl().ifPresent(component::setPurl);
        found.licence().filter(terms -> !terms.isBlank()).ifPresent(terms -> component.setLicenses(named(terms)));
        component.setProperties(properties(entry.facts()));
        return component;
    }

    /** As the package says it: no claim that it is an SPDX expression. */
    private static LicenseChoice named(String terms) {
        License license = new License();
        license.setName(terms);
        LicenseChoice choice = new LicenseChoice();
        choice.addLicense(license);
        return choice;
    }

    private static List<Property> properties(Map<String, String> facts) {
        return new TreeMap<>(facts)
                .entrySet().stream()
                        .map(fact -> {
                            Property property = new Property();
                            property.setName(fact.getKey());
                            property.setValue(fact.getValue());
                            return property;
                        })
                        .toList();
    }
}
