package dev.contenttrust.image.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contenttrust.image.layer.LayerEntry.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EntryListTest {
    private static final List<LayerEntry> ENTRIES = List.of(
            new LayerEntry("", Kind.DIRECTORY, 0, 0755, Optional.empty()),
            new LayerEntry("usr/bin", Kind.DIRECTORY, 0, 01777, Optional.empty()),
            new LayerEntry("usr/bin/müde", Kind.FILE, 5L << 40, 04755, Optional.empty()),
            new LayerEntry("usr/bin/müde", Kind.FILE, 1, 0, Optional.empty()),
            new LayerEntry("usr/bin/mücke", Kind.HARD_LINK, 0, 0644, Optional.of("usr/bin/müde")),
            new LayerEntry("usr", Kind.SYMBOLIC_LINK, 0, 07777, Optional.of("/x/../y")),
            new LayerEntry("usr/.wh..wh..opq", Kind.FILE, 0, 0, Optional.empty()),
            new LayerEntry("dev/null", Kind.SPECIAL, 0, 0666, Optional.of("")));

    @Test
    void entries_are_shown_as_they_passed() throws IOException {
        EntryList list = recorded(ENTRIES).orElseThrow();
        EntryList again = EntryList.ofPacked(list.packed());

        assertThat(shown(again)).isEqualTo(ENTRIES);
        assertThat(again.count()).isEqualTo(ENTRIES.size());
        assertThat(again).isEqualTo(list).hasSameHashCodeAs(list);
    }

    @Test
    void a_list_of_nothing_shows_nothing() throws IOException {
        assertThat(shown(recorded(List.of()).orElseThrow())).isEmpty();
    }

    @Test
    void what_was_cut_off_or_changed_is_refused_or_read_as_entries_and_never_fails_otherwise() {
        byte[] packed = recorded(ENTRIES).orElseThrow().packed();
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = Arrays.copyOf(packed, packed.length - random.nextInt(3));
            changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            try {
                assertThat(shown(EntryList.ofPacked(changed))).isNotEmpty();
            } catch (IOException e) {
                assertThat(e).hasMessageStartingWith("a list of entries ");
            }
        }
        assertThatThrownBy(() -> EntryList.ofPacked(Arrays.copyOf(packed, packed.length - 1)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void a_list_that_is_too_long_is_none() {
        String directory = "x".repeat(200);
        List<LayerEntry> many = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            many.add(new LayerEntry(i + directory, Kind.DIRECTORY, 0, 0755, Optional.empty()));
        }

        assertThat(recorded(many)).isEmpty();
    }

    private static Optional<EntryList> recorded(List<LayerEntry> entries) {
        EntryList.Recorder recorder = new EntryList.Recorder();
        entries.forEach(entry -> recorder.entry(entry, InputStream.nullInputStream()));
        return recorder.list();
    }

    private static List<LayerEntry> shown(EntryList list) throws IOException {
        List<LayerEntry> shown = new ArrayList<>();
        list.show((entry, content) -> shown.add(entry));
        return shown;
    }
}
