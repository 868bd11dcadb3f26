package dev.contenttrust.updater;

import static dev.contenttrust.tuf.TestRepository.aRepository;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contenttrust.TrustException;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.JsonText;
import dev.contenttrust.tuf.InMemorySource;
import dev.contenttrust.tuf.InMemoryStore;
import dev.contenttrust.tuf.RoleName;
import dev.contenttrust.tuf.Signed;
import dev.contenttrust.tuf.TestRepository;
import dev.contenttrust.tuf.Verified;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What holds whatever a server does; by seeded chance, so that a failure can be had again. */
class PropertyTest {
    private static final String GUN = "registry.example.com/demo/app";

    /** Chosen so that the test takes some seconds. */
    private static final int BITS_PER_FILE = 40;

    private static final int HISTORIES = 40;

    @Test
    void any_single_bit_changed_in_any_file_is_refused_or_changes_nothing() {
        changeBits(bytes -> bytes.length / BITS_PER_FILE, new Random(7));
    }

    @Test
    @Tag("long")
    void a_bit_changed_in_any_byte_of_any_file_is_refused_or_changes_nothing() {
        changeBits(bytes -> 1, new Random(9));
    }

    /** @param stride how many bytes lie between one change and the next */
    private static void changeBits(ToIntFunction<byte[]> stride, Random random) {
        TestRepository repository = rich();
        Map<String, byte[]> honest = repository.state();
        Client before = Client.of(repository);
        before.refresh(honest);
        repository
                .rotate("root")
                .withTag("1.1")
                .withTag("targets/releases", "2.1")
                .publish();
        Map<String, byte[]> later = repository.state();
        InMemorySource source = new InMemorySource(later);
        Map<String, Object> expected = meaning(copy(before).refresh(source));

        for (String name : source.requests()) {
            if (!later.containsKey(name)) {
                continue;
            }
            byte[] honestly = later.get(name);
            int step = stride.applyAsInt(honestly);
            for (int at = random.nextInt(step); at < honestly.length; at += step) {
                Map<String, byte[]> changed = new LinkedHashMap<>(later);
                changed.put(name, flipped(honestly, at, random));
                for (Client client : List.of(copy(before), Client.of(repository))) {
                    try {
                        assertSameOrDropped(client.refresh(changed), expected);
                    } catch (TrustException refused) {
                        // The honest server must be able to follow.
                    }
                    assertThat(meaning(client.refresh(later))).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void any_single_bit_changed_in_the_cache_is_refused_or_changes_nothing() {
        Random random = new Random(8);
        TestRepository repository = rich();
        Client sound = Client.of(repository);
        Map<String, Object> expected = meaning(sound.refresh(repository.state()));

        for (String role : List.of("root", "timestamp", "snapshot", "targets", "targets/releases")) {
            for (int i = 0; i < BITS_PER_FILE; i++) {
                Client client = copy(sound);
                client.store().damaged(new RoleName(role), flipped(repository.bytes(role), random));
                try {
                    assertThat(meaning(client.refresh(repository.state()))).isEqualTo(expected);
                } catch (DamagedCacheException refused) {
                    assertThat(refused.role()).isEqualTo(new RoleName(role));
                }
            }
        }
    }

    @Test
    void no_interleaving_of_server_states_lowers_a_version_or_changes_a_content() {
        interleave(0, HISTORIES);
    }

    @Test
    @Tag("long")
    void no_interleaving_of_a_thousand_histories_lowers_a_version_or_changes_a_content() {
        interleave(HISTORIES, 1_000);
    }

    private static void interleave(int firstSeed, int lastSeed) {
        for (int seed = firstSeed; seed < lastSeed; seed++) {
            Random random = new Random(seed);
            List<Map<String, byte[]>> states = history(random);
            Client client = Client.of(GUN);
            Map<RoleName, Long> floor = new TreeMap<>();
            Map<String, String> contents = new LinkedHashMap<>();
            for (int run = 0; run < 25; run++) {
                try {
                    client.refresh(mixed(states, random));
                } catch (TrustException refused) {
                    // What was kept is looked at all the same.
                }
                stored(client.store()).forEach((role, version) -> {
                    assertThat(version).as("%s", role).isGreaterThanOrEqualTo(floor.getOrDefault(role, 0L));
                    floor.put(role, version);
                    String content = signedPart(
                            Objects.requireNonNull(client.store().content().get(role + ".json")));
                    assertThat(contents.putIfAbsent(role + " " + version, content))
                            .isIn(null, content);
                });
            }
            assertThat(client.refresh(states.get(states.size() - 1)).targets(RoleName.TARGETS))
                    .isPresent();
        }
    }

    private static TestRepository rich() {
        return aRepository(GUN)
                .withTag("1.0")
                .withDelegation("targets/releases")
                .withTag("targets/releases", "2.0")
                .publish();
    }

    /** Delegations stay and so do all keys but the root's: versions may begin anew after any other rotation. */
    private static List<Map<String, byte[]>> history(Random random) {
        TestRepository repository = rich();
        List<Map<String, byte[]>> states = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            states.add(repository.state());
            switch (random.nextInt(5)) {
                case 0 -> repository.rotate("root").publish();
                case 1 -> repository.rotate("root").publishRootAlone();
                case 2 -> repository.withTag("targets/releases", "r" + i).publish();
                case 3 -> repository.touch("timestamp").publish();
                default -> repository.withTag("t" + i).publish();
            }
        }
        states.add(repository.state());
        return states;
    }

    /** One state, sometimes with current files of another. */
    private static Map<String, byte[]> mixed(List<Map<String, byte[]>> states, Random random) {
        Map<String, byte[]> mixed = new LinkedHashMap<>(states.get(random.nextInt(states.size())));
        if (random.nextInt(3) == 0) {
            Map<String, byte[]> other = states.get(random.nextInt(states.size()));
            List<String> names = new ArrayList<>(other.keySet());
            for (int i = 0; i < 5; i++) {
                String name = names.get(random.nextInt(names.size()));
                mixed.put(name, other.get(name));
            }
        }
        return mixed;
    }

    private static Map<RoleName, Long> stored(InMemoryStore store) {
        Map<RoleName, Long> versions = new TreeMap<>();
        store.content().forEach((name, bytes) -> {
            String role = name.substring(0, name.length() - ".json".length());
            if (role.matches("[a-z/]+")) {
                versions.put(
                        new RoleName(role),
                        JsonCursor.parse(name, bytes)
                                .member("signed")
                                .member("version")
                                .integer());
            }
        });
        return versions;
    }

    private static String signedPart(byte[] file) {
        return JsonText.compact(JsonCursor.parse("file", file).member("signed").value());
    }

    private static Client copy(Client client) {
        return new Client(client.gun(), client.rootPolicy(), client.store().copy(), client.policy());
    }

    /** What a state says, whoever signed it and however it is written. */
    private static Map<String, Object> meaning(Refreshed state) {
        Map<String, Object> meaning = new LinkedHashMap<>();
        meaning.put("root", state.root().signed().version());
        meaning.put("timestamp", essence(state.timestamp()));
        meaning.put("snapshot", essence(state.snapshot()));
        state.targets().forEach((role, file) -> meaning.put(role.value(), essence(file)));
        return meaning;
    }

    private static Object essence(Verified<? extends Signed> file) {
        Signed signed = file.signed();
        return signed instanceof Signed.Targets targets
                ? List.of(signed.version(), signed.expires(), targets.targets(), targets.delegations())
                : signed;
    }

    private static void assertSameOrDropped(Refreshed state, Map<String, Object> expected) {
        Map<String, Object> rest = new LinkedHashMap<>(expected);
        state.dropped().keySet().forEach(role -> rest.remove(role.value()));
        assertThat(meaning(state)).isEqualTo(rest);
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        return flipped(bytes, random.nextInt(bytes.length), random);
    }

    private static byte[] flipped(byte[] bytes, int at, Random random) {
        byte[] changed = bytes.clone();
        changed[at] ^= (byte) (1 << random.nextInt(8));
        return changed;
    }
}
