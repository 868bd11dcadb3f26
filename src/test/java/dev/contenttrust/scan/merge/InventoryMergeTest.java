package dev.contenttrust.scan.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.image.layer.FileBytes;
import dev.contenttrust.scan.catalog.ApkInstalled;
import dev.contenttrust.scan.catalog.Cataloguer;
import dev.contenttrust.scan.catalog.Cataloguing;
import dev.contenttrust.scan.catalog.DpkgFiles;
import dev.contenttrust.scan.catalog.DpkgStatus;
import dev.contenttrust.scan.catalog.Head;
import dev.contenttrust.scan.catalog.ReleaseFile;
import dev.contenttrust.scan.file.MalformedFileException;
import dev.contenttrust.scan.file.Pieces;
import dev.contenttrust.scan.inventory.Component;
import dev.contenttrust.scan.inventory.Covered;
import dev.contenttrust.scan.inventory.Distribution;
import dev.contenttrust.scan.inventory.FactCollector;
import dev.contenttrust.scan.inventory.Inventory;
import dev.contenttrust.scan.inventory.Kind;
import dev.contenttrust.scan.inventory.LayerInventory;
import dev.contenttrust.scan.inventory.Located;
import dev.contenttrust.scan.inventory.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class InventoryMergeTest {
    private static final String STATUS = "var/lib/dpkg/status";

    private final Image image = new Image();

    @Test
    void a_package_is_of_the_layer_that_first_has_it_in_this_version() {
        image.layer(layer -> layer.with(STATUS, status("bash 5.1", "curl 7.1")));
        image.layer(layer -> layer.with(STATUS, status("bash 5.1", "curl 7.2")));
        image.layer(layer -> layer.with("etc/motd", "hello"));
        image.layer(layer -> layer.with(STATUS, status("bash 5.1", "curl 7.2", "git 2.39")));

        Inventory inventory = image.merge();

        assertThat(inventory.components())
                .extracting(InventoryMergeTest::line)
                .containsExactlyInAnyOrder("bash 5.1 @0", "curl 7.2 @1", "git 2.39 @3");
        assertThat(inventory.removed()).isEmpty();
    }

    @Test
    void a_package_that_an_upper_layer_deletes_is_removed_and_named_with_the_layer_that_had_it() {
        image.layer(layer -> layer.with(STATUS, status("bash 5.1")));
        image.layer(layer -> layer.with(STATUS, status("bash 5.1", "gcc 12")).with("opt/app", "product 1.0"));
        image.layer(layer -> layer.with(STATUS, status("bash 5.1")));
        image.deleted("opt/app");

        Inventory inventory = image.merge();

        assertThat(inventory.components()).extracting(InventoryMergeTest::line).containsExactly("bash 5.1 @0");
        assertThat(inventory.removed()).extracting(InventoryMergeTest::line).containsExactly("gcc 12 @1");
    }

    @Test
    void what_is_found_in_a_file_that_a_package_owns_is_covered_by_it() {
        image.layer(layer -> layer.with("usr/bin/tool", "product 1.0")
                .with("usr/local/bin/tool", "product 1.1")
                .with("var/lib/dpkg/info/tool.list", "/.\n/usr\n/usr/bin\n/usr/bin/tool\n"));

        Inventory inventory = image.merge();

        assertThat(inventory.components()).extracting(InventoryMergeTest::line).containsExactly("product 1.1 @0");
        assertThat(inventory.covered()).extracting(Covered::owner).containsExactly("tool");
    }

    @Test
    void an_owner_knows_its_file_by_a_name_that_leads_over_linked_directories() {
        image.layer(layer -> layer.with("usr/bin/tool", "product 1.0")
                .with("usr/lib/libz.so", "product 2.0")
                .with("lib/apk/db/installed", "P:tool\nV:1\nF:bin\nR:tool\nF:lib64\nR:libz.so\n"));
        image.link("bin", "usr/bin");
        image.link("lib64", "/lib");
        image.link("lib", "./usr/../usr/lib");

        assertThat(image.merge().covered()).hasSize(2);
    }

    @Test
    void links_in_a_circle_own_nothing() {
        image.layer(layer ->
                layer.with("usr/bin/tool", "product 1.0").with("lib/apk/db/installed", "P:tool\nV:1\nF:bin\nR:tool\n"));
        image.link("bin", "sbin");
        image.link("sbin", "bin");

        assertThat(image.merge().components())
                .extracting(InventoryMergeTest::line)
                .contains("product 1.0 @0");
    }

    @Test
    void a_hard_link_stands_for_its_file_where_that_is_deleted() {
        image.layer(layer -> layer.with("opt/a", "product 1.0").withHardLink("opt/b", "opt/a"));
        assertThat(image.merge().components()).hasSize(1);

        image.deleted("opt/a");
        assertThat(image.merge().components())
                .extracting(InventoryMergeTest::line)
                .containsExactly("product 1.0 @0");

        image.deleted("opt/b");
        assertThat(image.merge().components()).isEmpty();
    }

    @Test
    void os_release_says_more_than_the_files_of_one_line() {
        image.layer(layer -> layer.with("etc/debian_version", "bookworm/sid\n")
                .with("usr/lib/os-release", "ID=ubuntu\nVERSION_ID=22.04\n"));

        assertThat(image.merge().distribution()).map(Distribution::id).contains("ubuntu");
    }

    @Test
    void what_could_not_be_read_counts_as_long_as_it_is_visible() {
        image.layer(layer -> layer.with("opt/broken", "product").with("opt/app", "product 1.0"));

        assertThat(image.merge().problems())
                .containsExactly(new Problem("opt/broken", "a product", "it has no version"));
        assertThat(image.merge().components()).hasSize(1);

        image.deleted("opt/broken");
        assertThat(image.merge().problems()).isEmpty();
    }

    @Test
    void what_cannot_be_read_in_a_file_that_a_package_owns_is_that_packages_matter() {
        image.layer(layer -> layer.with("usr/bin/broken", "product")
                .with("var/lib/dpkg/info/tool.list", "/.\n/usr\n/usr/bin\n/usr/bin/broken\n"));

        assertThat(image.merge().problems()).isEmpty();
    }

    @Test
    void a_package_database_that_a_package_owns_is_nobodys_matter_but_ours() {
        image.layer(layer -> layer.with(STATUS, "Package: a\nStatus: install ok installed\n\n" + status("b 1"))
                .with("var/lib/dpkg/info/tool.list", "/" + STATUS + "\n"));

        assertThat(image.merge().problems()).hasSize(1);
    }

    private static String line(Located located) {
        return Cataloguing.name(located.component()) + " @" + located.layer();
    }

    private static String status(String... packages) {
        StringBuilder text = new StringBuilder();
        for (String one : packages) {
            String[] words = one.split(" ");
            text.append("Package: ").append(words[0]).append("\nStatus: install ok installed\nVersion: ");
            text.append(words[1]).append("\n\n");
        }
        return text.toString();
    }

    /** Layers, the last that has a path being the one that it is seen from. */
    private static final class Image implements ImageFiles {
        private final List<LayerInventory> layers = new ArrayList<>();
        private final Map<String, Integer> seen = new HashMap<>();
        private final Map<String, String> links = new HashMap<>();

        void layer(Consumer<Cataloguing> files) {
            try (Cataloguing layer = Cataloguing.by(
                    new DpkgStatus(), new DpkgFiles(), new ApkInstalled(), new ReleaseFile(), new Products())) {
                files.accept(layer);
                LayerInventory inventory = layer.inventory();
                inventory.files().keySet().forEach(path -> seen.put(path, layers.size()));
                inventory.links().keySet().forEach(path -> seen.put(path, layers.size()));
                layers.add(inventory);
            }
        }

        void link(String path, String target) {
            links.put(path, target);
        }

        void deleted(String path) {
            seen.remove(path);
        }

        Inventory merge() {
            return InventoryMerge.of(layers, this);
        }

        @Override
        public OptionalInt layerOf(String path) {
            return seen.containsKey(path) ? OptionalInt.of(seen.get(path)) : OptionalInt.empty();
        }

        @Override
        public Optional<String> link(String path) {
            return Optional.ofNullable(links.get(path));
        }
    }

    /** Files that hold {@code product VERSION}. */
    private static final class Products implements Cataloguer {
        @Override
        public String what() {
            return "a product";
        }

        @Override
        public long sizeMax() {
            return 1000;
        }

        @Override
        public boolean reads(String path, Head head) {
            return head.magic() == 0x70726f64;
        }

        @Override
        public void read(FileBytes file, FactCollector facts) throws IOException {
            String[] words = Pieces.text(file, 1000).split(" ");
            if (words.length < 2) {
                throw new MalformedFileException("it has no version");
            }
            facts.component(Component.recognised(Kind.GENERIC, words[0], words[1], facts.file()));
        }
    }
}
