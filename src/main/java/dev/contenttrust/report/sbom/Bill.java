package dev.contenttrust.report.sbom;

import dev.contenttrust.Digest;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.Inventory;
import dev.contenttrust.scan.inventory.Located;
import dev.contenttrust.scan.naming.PackageUrls;
import dev.contenttrust.scan.result.ScannedImage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a bill of materials says.
 *
 * @param name of the image, as asked for
 * @param digest of its manifest; empty for what has none
 * @param facts of the image, such as who signed it, by name
 * @param diffIds of the layers, from the base
 * @param made in whole seconds
 * @param tool our version
 */
public record Bill(
        String name,
        Optional<Digest> digest,
        Map<String, String> facts,
        List<Digest> diffIds,
        Inventory inventory,
        Instant made,
        String tool) {

    public Bill {
        facts = Map.copyOf(facts);
        diffIds = List.copyOf(diffIds);
    }

    /** The bill of an image. */
    public static Bill of(ScannedImage image, Inventory inventory, Instant made, String tool) {
        Map<String, String> facts = new TreeMap<>();
        image.trust()
                .ifPresentOrElse(
                        trust -> {
                            facts.put("trust:signed-as", trust.gun() + ":" + trust.tag());
                            facts.put("trust:signed-digest", trust.signed().toString());
                            facts.put("trust:signed-by", String.join(", ", trust.signers()));
                            trust.versions()
                                    .forEach(version -> facts.put(
                                            "trust:version:" + version.role(), Long.toString(version.version())));
                        },
                        () -> facts.put("trust:signed-by", "nobody"));
        List<Digest> diffIds = image.layers().stream()
                .flatMap(layer -> layer.diffId().stream())
                .toList();
        return new Bill(
                image.name(),
                image.manifest(),
                facts,
                diffIds.size() == image.layers().size() ? diffIds : List.of(),
                inventory,
                made.truncatedTo(ChronoUnit.SECONDS),
                tool);
    }

    /** The same for the same image, inventory and instant, so that two bills of one image can be compared byte by byte. */
    UUID serial() {
        StringBuilder all = new StringBuilder(name).append('\n').append(made);
        digest.ifPresent(known -> all.append('\n').append(known));
        all.append('\n').append(inventory);
        return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Packages that are visible, and what was recognised where no package owns the file. */
    List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Located located : inventory.components()) {
            entries.add(new Entry(
                    "c" + entries.size(),
                    located,
                    PackageUrls.of(located.component(), inventory.distribution()),
                    facts(located)));
        }
        return entries;
    }

    private Map<String, String> facts(Located located) {
        Component component = located.component();
        String layer = located.layer() < diffIds.size()
                ? diffIds.get(located.layer()).toString()
                : Integer.toString(located.layer());
        return Map.of(
                "trust:layer", layer,
                "trust:file", component.file(),
                "trust:found", component.found().word());
    }

    /**
     * One component.
     *
     * @param reference unique in the bill
     */
    record Entry(String reference, Located located, Optional<String> purl, Map<String, String> facts) {
        Component component() {
            return located.component();
        }
    }
}
