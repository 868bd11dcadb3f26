package dev.contenttrust.scan.store;

import dev.contenttrust.Digest;
import dev.contenttrust.image.inflate.Compression;
import dev.contenttrust.image.layer.EntryList;
import dev.contenttrust.image.layer.LayerFacts;
import dev.contenttrust.image.layer.SeenLayer;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.Covered;
import dev.contenttrust.scan.inventory.Distribution;
import dev.contenttrust.scan.inventory.FileFacts;
import dev.contenttrust.scan.inventory.Found;
import dev.contenttrust.scan.inventory.Inventory;
import dev.contenttrust.scan.inventory.Kind;
import dev.contenttrust.scan.inventory.LayerInventory;
import dev.contenttrust.scan.inventory.Located;
import dev.contenttrust.scan.inventory.OwnedFiles;
import dev.contenttrust.scan.inventory.Problem;
import dev.contenttrust.scan.inventory.SourcePackage;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stored form of inventories, part by part. A change of it is another {@link #SCHEMA}. */
final class InventoryForm {
    /** 1: images; layers without what puts them together. 2: as it is. */
    static final int SCHEMA = 2;

    private InventoryForm() {}

    static byte[] of(KnownLayer known) throws IOException {
        Writing out = new Writing();
        out.text(known.blob().toString());
        LayerFacts facts = known.seen().facts();
        out.text(facts.diffId().map(Digest::toString));
        out.text(facts.compression().name());
        out.text(Long.toString(facts.blobBytes()));
        out.text(Long.toString(facts.tarBytes()));
        out.bytes(known.seen().entries().packed());
        layer(out, known.inventory());
        return out.bytes();
    }

    static KnownLayer known(byte[] bytes) throws IOException {
        Reading in = new Reading(bytes);
        Digest blob = Digest.parse(in.text());
        Optional<Digest> diffId = in.optionalText().map(Digest::parse);
        Compression compression = Compression.valueOf(in.text());
        long blobBytes = Long.parseLong(in.text());
        long tarBytes = Long.parseLong(in.text());
        EntryList entries = EntryList.ofPacked(in.bytes());
        LayerFacts facts = new LayerFacts(compression, blobBytes, tarBytes, diffId, entries.count(), List.of());
        KnownLayer known = new KnownLayer(blob, new SeenLayer(facts, entries), layer(in));
        in.end();
        return known;
    }

    private static void layer(Writing out, LayerInventory layer) throws IOException {
        out.all(layer.files().entrySet(), file -> {
            out.text(file.getKey());
            facts(out, file.getValue());
        });
        out.all(layer.links().entrySet(), link -> {
            out.text(link.getKey());
            out.text(link.getValue());
        });
        out.all(layer.problems(), problem -> problem(out, problem));
    }

    private static LayerInventory layer(Reading in) throws IOException {
        Map<String, FileFacts> files = new LinkedHashMap<>();
        in.all(() -> files.put(in.text(), facts(in)) == null);
        Map<String, String> links = new LinkedHashMap<>();
        in.all(() -> links.put(in.text(), in.text()) == null);
        return new LayerInventory(files, links, in.all(() -> problem(in)));
    }

    static byte[] of(Inventory image) throws IOException {
        Writing out = new Writing();
        out.one(image.distribution(), distribution -> distribution(out, distribution));
        out.all(image.components(), located -> located(out, located));
        out.all(image.covered(), covered -> {
            located(out, covered.found());
            out.text(covered.owner());
        });
        out.all(image.removed(), located -> located(out, located));
        out.all(image.problems(), problem -> problem(out, problem));
        return out.bytes();
    }

    static Inventory image(byte[] bytes) throws IOException {
        Reading in = new Reading(bytes);
        Inventory image = new Inventory(
                in.one(() -> distribution(in)),
                in.all(() -> located(in)),
                in.all(() -> new Covered(located(in), in.text())),
                in.all(() -> located(in)),
                in.all(() -> problem(in)));
        in.end();
        return image;
    }

    private static void facts(Writing out, FileFacts facts) throws IOException {
        out.all(facts.components(), component -> component(out, component));
        out.all(facts.owned(), owned -> {
            out.text(owned.owner());
            out.bytes(owned.packed());
        });
        out.one(facts.distribution(), distribution -> distribution(out, distribution));
        out.all(facts.problems(), problem -> problem(out, problem));
    }

    private static FileFacts facts(Reading in) throws IOException {
        return new FileFacts(
                in.all(() -> component(in)),
                in.all(() -> OwnedFiles.ofPacked(in.text(), in.bytes())),
                in.one(() -> distribution(in)),
                in.all(() -> problem(in)));
    }

    private static void component(Writing out, Component component) throws IOException {
        out.text(component.kind().purlType());
        out.text(component.namespace());
        out.text(component.name());
        out.text(component.version());
        out.one(component.source(), source -> {
            out.text(source.name());
            out.text(source.version());
        });
        out.text(component.architecture());
        out.text(component.stream());
        out.text(component.licence());
        out.text(component.file());
        out.number(component.found() == Found.BINARY ? 1 : 0);
    }

    private static Component component(Reading in) throws IOException {
        return new Component(
                kind(in.text()),
                in.text(),
                in.text(),
                in.text(),
                in.one(() -> new SourcePackage(in.text(), in.text())),
                in.optionalText(),
                in.optionalText(),
                in.optionalText(),
                in.text(),
                in.number() == 1 ? Found.BINARY : Found.DECLARED);
    }

    private static Kind kind(String purlType) throws IOException {
        for (Kind kind : KINDS) {
            if (kind.purlType().equals(purlType)) {
                return kind;
            }
        }
        throw new IOException("there is no kind " + purlType);
    }

    private static final Kind[] KINDS = Kind.values();

    private static void located(Writing out, Located located) throws IOException {
        component(out, located.component());
        out.number(located.layer());
    }

    private static Located located(Reading in) throws IOException {
        return new Located(component(in), in.number());
    }

    private static void distribution(Writing out, Distribution distribution) throws IOException {
        out.text(distribution.id());
        out.text(distribution.name());
        out.text(distribution.release());
    }

    private static Distribution distribution(Reading in) throws IOException {
        return new Distribution(in.text(), in.text(), in.text());
    }

    private static void problem(Writing out, Problem problem) throws IOException {
        out.text(problem.file());
        out.text(problem.what());
        out.text(problem.why());
    }

    private static Problem problem(Reading in) throws IOException {
        return new Problem(in.text(), in.text(), in.text());
    }
}
