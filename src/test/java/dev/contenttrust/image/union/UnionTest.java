package dev.contenttrust.image.union;

import static dev.contenttrust.image.union.Layers.paths;
import static dev.contenttrust.image.union.Layers.union;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.image.layer.LayerEntry;
import dev.contenttrust.image.layer.LayerEntry.Kind;
import dev.contenttrust.image.layer.LayerVisitor;
import dev.contenttrust.image.layer.Tar;
import dev.contenttrust.image.layer.Unread;
import dev.contenttrust.image.union.UnionFile.Place;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnionTest {
    private static UnionFile at(UnionFileSystem union, String path) {
        return union.find(path).orElseThrow();
    }

    @Test
    void a_file_is_that_of_the_highest_layer_that_has_it() {
        UnionFileSystem union = union(
                Tar.with().directory("etc").file("etc/a", "one").file("etc/b", "two"),
                Tar.with().file("etc/a", "three", 0600));
        assertThat(at(union, "/etc/a"))
                .isEqualTo(
                        new UnionFile("etc/a", Kind.FILE, 5, 0600, 1, Optional.empty(), Optional.of(new Place(1, 0))));
        assertThat(at(union, "etc/b").layer()).isZero();
        assertThat(paths(union)).containsExactly("etc", "etc/a", "etc/b");
    }

    @Test
    void a_whiteout_takes_a_path_and_all_beneath_it_away() {
        UnionFileSystem union = union(
                Tar.with().file("a/b/c", "x").file("a/d", "y").symbolicLink("l", "a"),
                Tar.with().whiteout("a/b").whiteout("l").whiteout("nowhere/x"));
        assertThat(paths(union)).containsExactly("a", "a/d");
        assertThat(union.layers().get(1).deleted()).isEqualTo(3);
        assertThat(union.layers().get(1).whiteouts()).isEqualTo(3);
        assertThat(union.layers().get(0).wasted()).isEqualTo(1);
    }

    @Test
    void a_whiteout_spares_what_its_own_layer_makes_wherever_it_stands() {
        for (boolean first : new boolean[] {true, false}) {
            Tar upper = Tar.with();
            if (first) {
                upper.whiteout("a").opaque("o");
            }
            upper.file("a/new", "n").file("o/sub/new", "n");
            if (!first) {
                upper.whiteout("a").opaque("o");
            }
            UnionFileSystem union =
                    union(Tar.with().file("a/old", "o").file("o/old", "o").file("o/sub/old", "o"), upper);
            assertThat(paths(union)).containsExactly("a", "a/new", "o", "o/sub", "o/sub/new");
        }
    }

    @Test
    void an_opaque_root_empties_everything_below() {
        assertThat(paths(union(
                        Tar.with().file("a/b", "x").file("c", "y"),
                        Tar.with().file("d", "z").opaque(""))))
                .containsExactly("d");
    }

    @Test
    void a_directory_becomes_a_file_and_a_directory_again_and_does_not_get_back_what_it_had() {
        UnionFileSystem union = union(
                Tar.with().directory("d").file("d/old", "x"),
                Tar.with().file("d", "a file"),
                Tar.with().directory("d").file("d/new", "y"));
        assertThat(paths(union)).containsExactly("d", "d/new");
        assertThat(union.layers().get(1).deleted()).isEqualTo(1);
        assertThat(union.layers().get(1).changed()).isEqualTo(1);
        assertThat(union.layers().get(2).hiddenBytes()).isEqualTo(6);
    }

    @Test
    void the_later_of_two_entries_counts() {
        UnionFileSystem union = union(Tar.with()
                .file("a", "first")
                .directory("d")
                .file("d/x", "x")
                .file("a", "second!")
                .file("d", "no directory"));
        assertThat(at(union, "a").content()).contains(new Place(0, 3));
        assertThat(paths(union)).containsExactly("a", "d");
        assertThat(union.layers().get(0).wasted()).isEqualTo(6);
        assertThat(union.layers().get(0).hiddenBytes()).isZero();
        assertThat(union.layers().get(0).added()).isEqualTo(2);
    }

    @Test
    void a_hard_link_shares_a_content_that_is_not_lost_before_its_last_name() {
        UnionFileSystem union = union(
                Tar.with().file("a", "text", 04755).hardLink("b", "a"),
                Tar.with().whiteout("a").hardLink("c", "b"),
                Tar.with().file("c", "other"));
        assertThat(at(union, "b").content()).contains(new Place(0, 0));
        assertThat(at(union, "b").mode()).isEqualTo(04755);
        assertThat(union.layers().get(0).wasted()).isZero();
        assertThat(union.layers().get(2).hidden()).isZero();
        UnionFileSystem gone = union(
                Tar.with().file("a", "text").hardLink("b", "a"),
                Tar.with().whiteout("a"),
                Tar.with().whiteout("b"));
        assertThat(gone.layers().get(0).wasted()).isEqualTo(4);
        assertThat(gone.layers().get(2).hiddenBytes()).isEqualTo(4);
    }

    @Test
    void a_hard_link_to_nothing_is_reported() {
        UnionFileSystem union =
                union(Tar.with().hardLink("b", "a").directory("d").hardLink("e", "d"));
        assertThat(paths(union)).containsExactly("d");
        assertThat(union.unread())
                .containsExactly(new Unread("2 entries", "layer 1: a hard link to a path where no file is"));
    }

    @Test
    void entries_go_through_links_to_directories_and_never_out_of_the_root() {
        UnionFileSystem union = union(
                Tar.with().directory("usr/bin").symbolicLink("bin", "usr/bin").symbolicLink("out", "../../../../var"),
                Tar.with().file("bin/sh", "#!").file("out/x", "y").hardLink("out/z", "bin/sh"));
        assertThat(paths(union)).containsExactly("bin", "out", "usr", "usr/bin", "usr/bin/sh", "var", "var/x", "var/z");
        assertThat(at(union, "bin/sh").path()).isEqualTo("usr/bin/sh");
        assertThat(union.find("../../bin/../bin/./sh")).isPresent();
    }

    @Test
    void links_at_the_end_are_followed_when_that_is_asked_for() {
        UnionFileSystem union = union(Tar.with()
                .file("usr/lib/os-release", "ID=x")
                .symbolicLink("etc/os-release", "../usr/lib/os-release")
                .symbolicLink("abs", "/etc/os-release")
                .symbolicLink("up", "usr/lib/..")
                .symbolicLink("dangling", "nowhere"));
        assertThat(at(union, "abs").kind()).isEqualTo(Kind.SYMBOLIC_LINK);
        assertThat(union.follow("abs").orElseThrow().path()).isEqualTo("usr/lib/os-release");
        assertThat(union.follow("up").orElseThrow().path()).isEqualTo("usr");
        assertThat(union.follow("dangling")).isEmpty();
        assertThat(union.children(union.follow("up").orElseThrow()))
                .extracting(UnionFile::path)
                .containsExactly("usr/lib");
    }

    @Test
    void links_in_circles_lead_nowhere() {
        UnionFileSystem union = union(
                Tar.with().symbolicLink("a", "b").symbolicLink("b", "a").symbolicLink("c", "c/c"),
                Tar.with().file("a/x", "y").file("c/x", "y").file("after", "z"));
        assertThat(union.follow("a")).isEmpty();
        assertThat(union.follow("c")).isEmpty();
        assertThat(paths(union)).containsExactly("a", "after", "b", "c");
        assertThat(union.unread().get(0).what()).isEqualTo("2 entries");
    }

    @Test
    void whiteouts_without_a_name_take_nothing_away() {
        UnionFileSystem union = union(
                Tar.with().file("a/b", "x"),
                Tar.with()
                        .file("a/.wh.", "")
                        .file("a/.wh..", "")
                        .file("a/.wh...", "")
                        .file("a/.wh..wh.aufs", ""));
        assertThat(paths(union)).containsExactly("a", "a/b");
        assertThat(union.unread()).hasSize(1);
    }

    @Test
    void in_a_whole_file_system_no_name_means_that_something_is_gone() throws IOException {
        UnionBuilder builder = new UnionBuilder();
        LayerVisitor root = builder.root();
        root.entry(new LayerEntry(".wh.a", Kind.FILE, 3, 0644, Optional.empty()), InputStream.nullInputStream());
        assertThat(paths(builder.build())).containsExactly(".wh.a");
    }

    @Test
    void a_directory_that_is_named_again_is_no_change_unless_its_mode_is() {
        UnionFileSystem union = union(
                Tar.with().directory("a").directory("b").file("a/x", "1"),
                Tar.with().directory("a").file("a/y", "22").raw("b/", (byte) '5', new byte[0]));
        LayerEffect upper = union.layers().get(1);
        assertThat(upper.added()).isEqualTo(1);
        assertThat(upper.changed()).isEqualTo(1);
        assertThat(upper.bytes()).isEqualTo(2);
        assertThat(upper.entries()).isEqualTo(3);
        assertThat(at(union, "a").layer()).isZero();
    }
}
