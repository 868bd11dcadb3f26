package dev.contenttrust.image.union;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.image.layer.LayerEntry;
import dev.contenttrust.image.layer.LayerEntry.Kind;
import dev.contenttrust.image.layer.LayerVisitor;
import dev.contenttrust.image.union.NaiveUnion.Item;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Layers at random, few names so that they meet, put together twice: by the model and by one that cannot be wrong. */
class UnionPropertyTest {
    private static final int RUNS = 3_000;
    private static final String[] NAMES = {"a", "b", "c", "d"};

    private Random random = new Random();

    @Test
    void the_model_agrees_with_the_naive_one() throws IOException {
        for (int seed = 0; seed < RUNS; seed++) {
            random = new Random(seed);
            UnionBuilder builder = new UnionBuilder();
            NaiveUnion naive = new NaiveUnion();
            int layers = 1 + random.nextInt(4);
            for (int layer = 0; layer < layers; layer++) {
                List<LayerVisitor> visitors = List.of(builder.layer(), naive.layer());
                int entries = random.nextInt(25);
                for (int i = 0; i < entries; i++) {
                    LayerEntry entry = entry();
                    for (LayerVisitor visitor : visitors) {
                        visitor.entry(entry, InputStream.nullInputStream());
                    }
                }
            }
            compare(seed, builder.build(), naive);
        }
    }

    private LayerEntry entry() {
        int mode = random.nextBoolean() ? 0755 : 0700;
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> new LayerEntry(path(true), Kind.FILE, random.nextInt(100), mode, Optional.empty());
            case 4, 5 -> new LayerEntry(path(true), Kind.DIRECTORY, 0, mode, Optional.empty());
            case 6 -> new LayerEntry(path(true), Kind.HARD_LINK, 0, mode, Optional.of(path(true)));
            case 7 -> new LayerEntry("x" + random.nextInt(2), Kind.SYMBOLIC_LINK, 0, mode, Optional.of("/" + name()));
            case 8 -> new LayerEntry(path(true), Kind.SPECIAL, 0, mode, Optional.empty());
            case 9 -> new LayerEntry(whiteout(".wh..wh..opq"), Kind.FILE, 0, mode, Optional.empty());
            default -> new LayerEntry(whiteout(".wh." + name()), Kind.FILE, 0, mode, Optional.empty());
        };
    }

    private String name() {
        return NAMES[random.nextInt(NAMES.length)];
    }

    /** Sometimes through a link at the root. */
    private String path(boolean links) {
        String first = links && random.nextInt(5) == 0 ? "x" + random.nextInt(2) + "/" : "";
        return first
                + String.join(
                        "/",
                        random.ints(1 + random.nextInt(3), 0, NAMES.length)
                                .mapToObj(i -> NAMES[i])
                                .toList());
    }

    private String whiteout(String name) {
        return random.nextInt(3) == 0 ? name : path(true) + "/" + name;
    }

    private static void compare(int seed, UnionFileSystem union, NaiveUnion naive) {
        List<long[]> sums = naive.end();
        Map<String, Item> seen = new TreeMap<>();
        union.walk(file -> seen.put(
                file.path(),
                new Item(
                        file.kind(),
                        file.layer(),
                        file.mode(),
                        file.link()
                                .or(() -> file.content().map(place -> place.layer() + ":" + place.entry()))
                                .orElse(""))));
        assertThat(seen).as("seed %d", seed).isEqualTo(naive.items());
        List<String> found = new ArrayList<>();
        naive.items().keySet().forEach(path -> union.find(path).ifPresent(file -> found.add(file.path())));
        assertThat(found)
                .as("seed %d", seed)
                .containsExactlyElementsOf(naive.items().keySet());
        for (int i = 0; i < sums.size(); i++) {
            LayerEffect effect = union.layers().get(i);
            assertThat(new long[] {effect.added(), effect.changed(), effect.deleted(), effect.hiddenBytes()})
                    .as("layer %d of seed %d", i, seed)
                    .containsExactly(sums.get(i));
        }
    }
}
