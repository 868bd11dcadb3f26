package dev.contenttrust.scan.exempt;

import dev.contenttrust.Digest;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonValue.JsonString;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.scan.result.Finding;
import dev.contenttrust.scan.result.ScannedImage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads OpenVEX documents (OpenVEX specification 0.2.0; vulnerabilities and products may be plain strings, as before it). What is
 * said to be not affected or fixed does not count; all else says nothing here.
 */
final class OpenVex {
    private static final List<String> EXEMPTING = List.of("not_affected", "fixed");

    private OpenVex() {}

    /** @throws ExemptionException if it is no OpenVEX document, or a statement lacks what it must have */
    static List<Exemption> read(String file, byte[] document) {
        try {
            JsonCursor root = JsonCursor.parse(file, document);
            if (!root.member("@context").string().startsWith("https://openvex.dev/ns")) {
                throw new ExemptionException(file, "its @context is not OpenVEX's", "Give an OpenVEX document.", null);
            }
            List<Exemption> statements = new ArrayList<>();
            int number = 0;
            for (JsonCursor statement : root.member("statements").elements()) {
                number++;
                statement(file + ", statement " + number, statement).ifPresent(statements::add);
            }
            return statements;
        } catch (MalformedJsonException e) {
            throw new ExemptionException(file, e.why(), "Give an OpenVEX document.", e);
        }
    }

    private static Optional<Exemption> statement(String place, JsonCursor at) {
        String status = at.member("status").string();
        if (!EXEMPTING.contains(status)) {
            return Optional.empty();
        }
        JsonCursor vulnerability = at.member("vulnerability");
        List<String> names = new ArrayList<>();
        if (isText(vulnerability)) {
            names.add(vulnerability.string());
        } else {
            names.add(vulnerability.member("name").string());
            vulnerability.optional("aliases").ifPresent(all -> all.elements().forEach(one -> names.add(one.string())));
        }
        List<Product> products = new ArrayList<>();
        at.optional("products").ifPresent(all -> all.elements().forEach(one -> products.add(product(one))));
        if (status.equals("not_affected")
                && at.optional("justification").isEmpty()
                && at.optional("impact_statement").isEmpty()) {
            throw new ExemptionException(
                    place, "it says not_affected, and not why", "Add a justification or an impact_statement.", null);
        }
        return Optional.of(new Statement(place, names, products, reason(status, at)));
    }

    private static String reason(String status, JsonCursor at) {
        StringBuilder reason = new StringBuilder(status);
        for (String member : List.of("justification", "impact_statement", "status_notes")) {
            at.optional(member).ifPresent(text -> reason.append(": ").append(text.string()));
        }
        return reason.toString();
    }

    private static Product product(JsonCursor at) {
        if (isText(at)) {
            return new Product(List.of(at.string()), List.of());
        }
        List<String> names = new ArrayList<>();
        at.optional("@id").ifPresent(id -> names.add(id.string()));
        at.optional("identifiers").flatMap(all -> all.optional("purl")).ifPresent(purl -> names.add(purl.string()));
        at.optional("hashes")
                .flatMap(all -> all.optional("sha-256"))
                .ifPresent(hash -> names.add("sha256:" + hash.string()));
        List<Product> parts = new ArrayList<>();
        at.optional("subcomponents").ifPresent(all -> all.elements().forEach(part -> parts.add(product(part))));
        return new Product(names, parts);
    }

    private static boolean isText(JsonCursor at) {
        return at.value() instanceof JsonString;
    }

    /** A component, or an image with the components of it that are meant; none for all of them. */
    private record Product(List<String> names, List<Product> parts) {
        boolean covers(Finding finding, ScannedImage image) {
            if (isComponent(finding)) {
                return true;
            }
            return isImage(image) && (parts.isEmpty() || parts.stream().anyMatch(part -> part.isComponent(finding)));
        }

        private boolean isComponent(Finding finding) {
            return finding.purl()
                    .filter(purl -> names.stream()
                            .flatMap(name -> PurlPattern.of(name).stream())
                            .anyMatch(pattern -> pattern.matches(purl)))
                    .isPresent();
        }

        private boolean isImage(ScannedImage image) {
            List<String> digests = new ArrayList<>();
            image.manifest().map(Digest::toString).ifPresent(digests::add);
            image.trust().map(trust -> trust.signed().toString()).ifPresent(digests::add);
            return names.stream()
                    .anyMatch(name -> name.equals(image.name())
                            || digests.contains(name)
                            || (name.startsWith("pkg:oci/")
                                    && PurlPattern.of(name)
                                            .flatMap(purl -> Optional.ofNullable(
                                                    purl.pattern().getVersion()))
                                            .filter(digests::contains)
                                            .isPresent()));
        }
    }

    private record Statement(String place, List<String> names, List<Product> products, String reason)
            implements Exemption {
        @Override
        public String subject() {
            return names.get(0);
        }

        @Override
        public Optional<LocalDate> until() {
            return Optional.empty();
        }

        @Override
        public boolean covers(Finding finding, ScannedImage image) {
            return names.stream().anyMatch(finding.vulnerability()::isCalled)
                    && products.stream().anyMatch(product -> product.covers(finding, image));
        }
    }
}
