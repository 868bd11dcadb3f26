package dev.contenttrust.scan.layer;

import dev.contenttrust.TrustException;
import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.image.layer.LayerEntry;
import dev.contenttrust.image.layer.LayerVisitor;
import dev.contenttrust.scan.catalog.Cataloguer;
import dev.contenttrust.scan.catalog.Head;
import dev.contenttrust.scan.file.MalformedFileException;
import dev.contenttrust.scan.file.Spool;
import dev.contenttrust.scan.inventory.FactCollector;
import dev.contenttrust.scan.inventory.FileFacts;
import dev.contenttrust.scan.inventory.LayerInventory;
import dev.contenttrust.scan.inventory.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the inventory of a layer out of its entries as they stream by. For one layer and one thread. */
public final class LayerCatalog implements LayerVisitor, AutoCloseable {
    private static final String WHITEOUT = ".wh.";

    /** In bytes of memory: what a layer of two million files that each say something would need is not to be had. */
    private static final long WEIGHT_MAX = 128L << 20;

    private final List<Cataloguer> cataloguers;
    private final Spool spool = new Spool();
    private final byte[] head = new byte[Head.LENGTH];
    private final Map<String, FileFacts> files = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private long weight;

    /** @param cataloguers each is offered every file, in this order */
    public LayerCatalog(List<Cataloguer> cataloguers) {
        this.cataloguers = List.copyOf(cataloguers);
    }

    @Override
    public void entry(LayerEntry entry, InputStream content) throws IOException {
        // A later entry of the same path is the one that counts.
        files.remove(entry.path());
        links.remove(entry.path());
        switch (entry.kind()) {
            case FILE -> file(entry, content);
            case HARD_LINK ->
                entry.link().filter(files::containsKey).ifPresent(target -> links.put(entry.path(), target));
            default -> {
                // Nothing to read in it.
            }
        }
    }

    private void file(LayerEntry entry, InputStream content) throws IOException {
        String path = entry.path();
        if (entry.size() == 0 || path.substring(path.lastIndexOf('/') + 1).startsWith(WHITEOUT)) {
            return;
        }
        int length = content.readNBytes(head, 0, head.length);
        Head first = new Head(head, length);
        List<Cataloguer> readers = readers(path, first);
        if (readers.isEmpty()) {
            return;
        }
        FactCollector facts = new FactCollector(path);
        long max = readers.stream().mapToLong(Cataloguer::sizeMax).max().orElse(0);
        if (entry.size() > max) {
            facts.problem(readers.get(0).what(), tooLarge(entry.size(), max));
        } else {
            FileBytes file = spool.take(head, length, content, entry.size());
            readers.forEach(reader -> read(reader, file, facts));
        }
        keep(path, facts.facts());
    }

    private List<Cataloguer> readers(String path, Head first) {
        List<Cataloguer> readers = new ArrayList<>();
        for (Cataloguer cataloguer : cataloguers) {
            if (cataloguer.reads(path, first)) {
                readers.add(cataloguer);
            }
        }
        return readers;
    }

    private static void read(Cataloguer reader, FileBytes file, FactCollector facts) {
        try {
            if (file.size() > reader.sizeMax()) {
                throw new MalformedFileException(tooLarge(file.size(), reader.sizeMax()));
            }
            reader.read(file, facts);
        } catch (IOException | TrustException e) {
            facts.problem(reader.what(), String.valueOf(e.getMessage()));
        }
    }

    private static String tooLarge(long size, long max) {
        return "it has " + size + " bytes, and no more than " + max + " are read";
    }

    private void keep(String path, FileFacts facts) {
        if (facts.isEmpty()) {
            return;
        }
        weight += facts.weight() + path.length();
        if (weight < WEIGHT_MAX) {
            files.put(path, facts);
        } else if (problems.isEmpty()) {
            problems.add(new Problem("", "the layer", "its files say more than can be kept; the rest is missing"));
        }
    }

    /** What was found until now. */
    public LayerInventory inventory() {
        return new LayerInventory(files, links, problems);
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }
}
