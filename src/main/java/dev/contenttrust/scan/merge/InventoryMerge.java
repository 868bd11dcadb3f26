package dev.contenttrust.scan.merge;

import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.Covered;
import dev.contenttrust.scan.inventory.Distribution;
import dev.contenttrust.scan.inventory.FileFacts;
import dev.contenttrust.scan.inventory.Found;
import dev.contenttrust.scan.inventory.Inventory;
import dev.contenttrust.scan.inventory.LayerInventory;
import dev.contenttrust.scan.inventory.Located;
import dev.contenttrust.scan.inventory.OwnedFiles;
import dev.contenttrust.scan.inventory.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Joins what the layers of an image say to what the image holds. */
public final class InventoryMerge {
    /** From the most telling: what a distribution says of itself, then what older ones leave behind. */
    private static final List<String> RELEASE_FILES = List.of(
            "etc/os-release",
            "usr/lib/os-release",
            "etc/alpine-release",
            "etc/redhat-release",
            "etc/system-release",
            "etc/debian_version");

    private final List<LayerInventory> layers;
    private final ImageFiles files;
    private final Map<String, Visible> visible = new LinkedHashMap<>();
    private final IdentityHashMap<FileFacts, Set<Component>> sets = new IdentityHashMap<>();

    private InventoryMerge(List<LayerInventory> layers, ImageFiles files) {
        this.layers = layers;
        this.files = files;
    }

    /**
     * The inventory of an image.
     *
     * @param layers from the base
     */
    public static Inventory of(List<LayerInventory> layers, ImageFiles files) {
        return new InventoryMerge(List.copyOf(layers), files).merge();
    }

    private Inventory merge() {
        for (int layer = 0; layer < layers.size(); layer++) {
            see(layer);
        }
        DirectoryLinks links = new DirectoryLinks(files);
        Map<String, String> owners = owners(links);
        List<Located> components = new ArrayList<>();
        List<Covered> covered = new ArrayList<>();
        visible.forEach((path, seen) -> {
            String owner = owners.get(links.resolve(path));
            for (Component component : seen.facts.components()) {
                Located located = new Located(component, broughtBy(component, path, seen.layer));
                if (component.kind().isSystem() || owner == null) {
                    components.add(located);
                } else {
                    covered.add(new Covered(located, owner));
                }
            }
        });
        return new Inventory(
                distribution(), components, covered, removed(components, covered), problems(owners, links));
    }

    private void see(int layer) {
        LayerInventory inventory = layers.get(layer);
        inventory.files().forEach((path, facts) -> {
            if (isVisible(path, layer)) {
                visible.put(path, new Visible(layer, facts));
            }
        });
        inventory.links().forEach((path, target) -> {
            FileFacts facts = inventory.files().get(target);
            if (facts != null && isVisible(path, layer) && !isVisible(target, layer)) {
                visible.put(path, new Visible(layer, facts));
            }
        });
    }

    private boolean isVisible(String path, int layer) {
        return files.layerOf(path).orElse(-1) == layer;
    }

    private Optional<Distribution> distribution() {
        return RELEASE_FILES.stream()
                .flatMap(path -> Optional.ofNullable(visible.get(path)).stream())
                .flatMap(seen -> seen.facts.distribution().stream())
                .findFirst();
    }

    /** Of the files that say something of their own: which package owns them, by the path that leads over no link. */
    private Map<String, String> owners(DirectoryLinks links) {
        Map<String, Set<String>> asked = new HashMap<>();
        visible.forEach((path, seen) -> {
            if (seen.isOwnable()) {
                String resolved = links.resolve(path);
                asked.computeIfAbsent(name(resolved), n -> new HashSet<>()).add(resolved);
            }
        });
        Map<String, String> owners = new HashMap<>();
        for (Visible seen : visible.values()) {
            for (OwnedFiles owned : seen.facts.owned()) {
                owned.each(path -> {
                    Set<String> candidates = asked.get(name(path));
                    if (candidates != null) {
                        String resolved = links.resolve(path);
                        if (candidates.contains(resolved)) {
                            owners.putIfAbsent(resolved, owned.owner());
                        }
                    }
                });
            }
        }
        return owners;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The lowest layer from which on every version of the file names the component. */
    private int broughtBy(Component component, String path, int seenFrom) {
        int brought = seenFrom;
        for (int layer = seenFrom - 1; layer >= 0 && component.kind().isSystem(); layer--) {
            FileFacts facts = layers.get(layer).files().get(path);
            if (facts == null) {
                continue;
            }
            if (!components(facts).contains(component)) {
                break;
            }
            brought = layer;
        }
        return brought;
    }

    /** As a set: the lists of distributions are long, and every package is looked for in every layer's. */
    private Set<Component> components(FileFacts facts) {
        return sets.computeIfAbsent(facts, f -> new HashSet<>(f.components()));
    }

    private List<Located> removed(List<Located> components, List<Covered> covered) {
        Set<Component.Identity> here = new HashSet<>();
        components.forEach(located -> here.add(located.component().identity()));
        covered.forEach(c -> here.add(c.found().component().identity()));
        Map<Component.Identity, Located> gone = new LinkedHashMap<>();
        for (int layer = layers.size() - 1; layer >= 0; layer--) {
            for (Map.Entry<String, FileFacts> file : layers.get(layer).files().entrySet()) {
                for (Component component : file.getValue().components()) {
                    if (component.found() == Found.DECLARED && !here.contains(component.identity())) {
                        int brought = broughtBy(component, file.getKey(), layer);
                        gone.putIfAbsent(component.identity(), new Located(component, brought));
                    }
                }
            }
        }
        return gone.values().stream()
                .sorted(Comparator.comparing((Located l) -> l.component().kind())
                        .thenComparing(l -> l.component().name()))
                .toList();
    }

    /** What cannot be read in a file that a package owns is that package's matter, as what can be is. */
    private List<Problem> problems(Map<String, String> owners, DirectoryLinks links) {
        List<Problem> all = new ArrayList<>();
        layers.forEach(layer -> all.addAll(layer.problems()));
        visible.forEach((path, seen) -> {
            if (!seen.isOwnable() || !owners.containsKey(links.resolve(path))) {
                all.addAll(seen.facts.problems());
            }
        });
        return all;
    }

    /** What a visible file says, and where it is from. */
    private record Visible(int layer, FileFacts facts) {
        /** Whether it matters who owns it: it says something of itself, and is no package database. */
        boolean isOwnable() {
            return facts.components().stream()
                            .noneMatch(component -> component.kind().isSystem())
                    && (!facts.components().isEmpty() || !facts.problems().isEmpty());
        }
    }
}
