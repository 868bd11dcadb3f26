package dev.contenttrust.report.sbom;

import dev.contenttrust.Digest;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.spdx.core.InvalidSPDXAnalysisException;
import org.spdx.jacksonstore.MultiFormatStore;
import org.spdx.library.ModelCopyManager;
import org.spdx.library.SpdxModelFactory;
import org.spdx.library.model.v2.SpdxConstantsCompatV2;
import org.spdx.library.model.v2.SpdxDocument;
import org.spdx.library.model.v2.SpdxModelFactoryCompatV2;
import org.spdx.library.model.v2.SpdxPackage;
import org.spdx.library.model.v2.SpdxPackage.SpdxPackageBuilder;
import org.spdx.library.model.v2.enumerations.ChecksumAlgorithm;
import org.spdx.library.model.v2.enumerations.Purpose;
import org.spdx.library.model.v2.enumerations.ReferenceCategory;
import org.spdx.library.model.v2.enumerations.RelationshipType;
import org.spdx.library.model.v2.license.AnyLicenseInfo;
import org.spdx.library.model.v2.license.SpdxNoAssertionLicense;
import org.spdx.library.referencetype.ListedReferenceTypes;
import org.spdx.storage.simple.InMemSpdxStore;

/** A bill as SPDX 2.3 JSON (ISO/IEC 5962). */
public final class SpdxBill {
    private static final String UNSAID = SpdxConstantsCompatV2.NOASSERTION_VALUE;

    private final Bill bill;
    private final MultiFormatStore store;
    private final SpdxDocument document;
    private final AnyLicenseInfo unsaid;

    private SpdxBill(Bill bill) throws InvalidSPDXAnalysisException {
        this.bill = bill;
        SpdxModelFactory.init();
        this.store = new MultiFormatStore(new InMemSpdxStore(), MultiFormatStore.Format.JSON_PRETTY);
        this.document = SpdxModelFactoryCompatV2.createSpdxDocumentV2(
                store, "urn:uuid:" + bill.serial(), new ModelCopyManager());
        this.unsaid = new SpdxNoAssertionLicense();
    }

    /** The document, indented. */
    public static String json(Bill bill) {
        try {
            SpdxBill spdx = new SpdxBill(bill);
            spdx.fill();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            spdx.store.serialize(bytes, spdx.document);
            return bytes.toString(StandardCharsets.UTF_8);
        } catch (InvalidSPDXAnalysisException | IOException e) {
            throw new IllegalStateException("a bill that cannot be written", e);
        }
    }

    private void fill() throws InvalidSPDXAnalysisException {
        document.setSpecVersion("SPDX-2.3");
        document.setName(bill.name());
        document.setCreationInfo(document.createCreationInfo(
                List.of("Tool: trust-" + bill.tool()),
                bill.made().truncatedTo(ChronoUnit.SECONDS).toString()));
        if (!bill.inventory().problems().isEmpty()) {
            document.setComment("Incomplete: " + bill.inventory().problems().size() + " things could not be read.");
        }
        SpdxPackage image = image();
        document.setDocumentDescribes(List.of(image));
        for (Bill.Entry entry : bill.entries()) {
            image.addRelationship(document.createRelationship(component(entry), RelationshipType.CONTAINS, null));
        }
    }

    private SpdxPackage image() throws InvalidSPDXAnalysisException {
        SpdxPackageBuilder image = started("image", bill.name()).setPrimaryPurpose(Purpose.CONTAINER);
        if (bill.digest().isPresent()) {
            Digest digest = bill.digest().get();
            ChecksumAlgorithm algorithm =
                    digest.algorithm() == Digest.Algorithm.SHA512 ? ChecksumAlgorithm.SHA512 : ChecksumAlgorithm.SHA256;
            image.setVersionInfo(digest.toString()).addChecksum(document.createChecksum(algorithm, digest.hex()));
        }
        if (!bill.facts().isEmpty()) {
            image.setComment(words(bill.facts()));
        }
        return image.build();
    }

    private SpdxPackage component(Bill.Entry entry) throws InvalidSPDXAnalysisException {
        Component found = entry.component();
        String name = found.namespace().isEmpty()
                ? found.name()
                : found.namespace() + (found.kind() == Kind.MAVEN ? ":" : "/") + found.name();
        SpdxPackageBuilder component = started(entry.reference(), name).setSourceInfo(words(entry.facts()));
        if (!found.version().isEmpty()) {
            component.setVersionInfo(found.version());
        }
        if (found.licence().filter(terms -> !terms.isBlank()).isPresent()) {
            component.setLicenseComments(
                    "as the package says it: " + found.licence().get());
        }
        if (entry.purl().isPresent()) {
            component.addExternalRef(document.createExternalRef(
                    ReferenceCategory.PACKAGE_MANAGER,
                    ListedReferenceTypes.getListedReferenceTypes().getListedReferenceTypeByName("purl"),
                    entry.purl().get(),
                    null));
        }
        return component.build();
    }

    private SpdxPackageBuilder started(String reference, String name) {
        return document.createPackage(
                        SpdxConstantsCompatV2.SPDX_ELEMENT_REF_PRENUM + reference, name, unsaid, UNSAID, unsaid)
                .setFilesAnalyzed(false)
                .setDownloadLocation(UNSAID);
    }

    private static String words(Map<String, String> facts) {
        return new TreeMap<>(facts)
                .entrySet().stream()
                        .map(fact -> fact.getKey() + "=" + fact.getValue())
                        .collect(Collectors.joining("; "));
    }
}
