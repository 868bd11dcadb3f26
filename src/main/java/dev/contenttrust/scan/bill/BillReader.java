package dev.contenttrust.scan.bill;

import dev.contenttrust.FileFailure;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.MalformedJsonException;
import dev.contenttrust.scan.inventory.Distribution;
import dev.contenttrust.scan.inventory.Inventory;
import dev.contenttrust.scan.inventory.Located;
import dev.contenttrust.scan.inventory.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what a bill of materials lists: {@code components} of CycloneDX 1.2 to 1.6, at any depth, and {@code packages} of SPDX 2.2
 * and 2.3. What has no package URL cannot be matched, and is a problem of the inventory.
 */
public final class BillReader {
    /** Bills of large images have some tens of megabytes. */
    private static final int LENGTH_MAX = 128 << 20;

    private static final int VALUES_MAX = 8 << 20;
    private static final int PROBLEMS_MAX = 100;

    private final String file;
    private final Set<PackageName> found = new LinkedHashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    private BillReader(String file) {
        this.file = file;
    }

    /**
     * What the bill lists, all of it in one layer.
     *
     * @throws BillException if it is no bill of a kind that is read
     */
    public static Inventory read(Path file) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LENGTH_MAX + 1);
        } catch (IOException e) {
            throw new BillException(file.toString(), FileFailure.reason(e), e);
        }
        if (bytes.length > LENGTH_MAX) {
            throw new BillException(file.toString(), "it is longer than " + LENGTH_MAX + " bytes", null);
        }
        return parse(file.toString(), bytes);
    }

    /**
     * The same of a document at hand.
     *
     * @throws BillException if it is no bill of a kind that is read
     */
    public static Inventory parse(String file, byte[] document) {
        try {
            return new BillReader(file).inventory(JsonCursor.parse(file, document, VALUES_MAX));
        } catch (MalformedJsonException e) {
            throw new BillException(file, e.why(), e);
        }
    }

    private Inventory inventory(JsonCursor root) {
        if (root.optional("bomFormat").isPresent()) {
            cycloneDx(root);
        } else if (root.optional("spdxVersion").isPresent()) {
            spdx(root);
        } else {
            throw new BillException(file, "it has neither bomFormat nor spdxVersion", null);
        }
        completeness(root);
        Optional<Distribution> distribution =
                found.stream().flatMap(name -> name.distribution().stream()).findFirst();
        List<Located> components =
                found.stream().map(name -> new Located(name.component(file), 0)).toList();
        return new Inventory(distribution, components, List.of(), List.of(), problems);
    }

    private void cycloneDx(JsonCursor root) {
        Deque<JsonCursor> ahead = new ArrayDeque<>();
        root.optional("components").ifPresent(all -> ahead.addAll(all.elements()));
        while (!ahead.isEmpty()) {
            JsonCursor component = ahead.pop();
            component.optional("components").ifPresent(all -> ahead.addAll(all.elements()));
            String type = component.optional("type").map(JsonCursor::string).orElse("");
            Optional<String> purl = component.optional("purl").map(JsonCursor::string);
            if (purl.isPresent()) {
                add(purl.get());
            } else if (!type.equals("operating-system") && !type.equals("file")) {
                nameless(component.optional("name").map(JsonCursor::string).orElse("a component"));
            }
        }
    }

    /** A bill may say itself that it is not all (ECMA-424, "compositions"; the comment is what trust sbom writes). */
    private void completeness(JsonCursor root) {
        boolean incomplete = root.optional("compositions").stream()
                        .flatMap(all -> all.elements().stream())
                        .flatMap(one -> one.optional("aggregate").stream())
                        .anyMatch(aggregate -> aggregate.string().startsWith("incomplete"))
                || root.optional("comment")
                        .filter(comment -> comment.string().startsWith("Incomplete:"))
                        .isPresent();
        if (incomplete) {
            problem("the bill", "it says that it is incomplete");
        }
    }

    private void spdx(JsonCursor root) {
        Set<String> described = new LinkedHashSet<>();
        root.optional("documentDescribes").ifPresent(all -> all.elements().forEach(id -> described.add(id.string())));
        root.optional("relationships")
                .ifPresent(all -> all.elements().forEach(one -> {
                    if (one.member("relationshipType").string().equals("DESCRIBES")) {
                        described.add(one.member("relatedSpdxElement").string());
                    }
                }));
        for (JsonCursor one : root.member("packages").elements()) {
            List<String> purls = new ArrayList<>();
            one.optional("externalRefs")
                    .ifPresent(all -> all.elements().forEach(reference -> {
                        if (reference.member("referenceType").string().equals("purl")) {
                            purls.add(reference.member("referenceLocator").string());
                        }
                    }));
            purls.forEach(this::add);
            if (purls.isEmpty() && !described.contains(one.member("SPDXID").string())) {
                nameless(one.member("name").string());
            }
        }
    }

    private void add(String purl) {
        PackageName.of(purl)
                .ifPresentOrElse(
                        found::add, () -> problem("the package URL " + purl, "it is of no kind that is matched"));
    }

    private void nameless(String name) {
        problem(name, "it has no package URL");
    }

    private void problem(String what, String why) {
        if (problems.size() < PROBLEMS_MAX) {
            problems.add(new Problem(file, what, why));
        }
    }
}
