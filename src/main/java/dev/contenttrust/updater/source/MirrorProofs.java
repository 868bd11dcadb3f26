package dev.contenttrust.updater.source;

import dev.contenttrust.Digest;
import dev.contenttrust.FileFailure;
import dev.contenttrust.TrustException;
import dev.contenttrust.crypto.CertificateAuthority;
import dev.contenttrust.crypto.TimeStamp;
import dev.contenttrust.json.JsonCursor;
import dev.contenttrust.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The time stamps below a mirror's {@code proofs/} (docs/mirror.md): {@code NAME.tsr}, the answer of a time-stamping authority, is
 * about {@code NAME.json}, the mirror's index as it was then. Read once, as far as it is needed. Safe for use by several threads.
 */
public final class MirrorProofs {
    /** Where they lie. */
    public static final String DIRECTORY = "proofs";

    /** What the names of answers end in. */
    public static final String ANSWER = ".tsr";

    /** What the names of stamped indexes end in. */
    public static final String STAMPED = ".json";

    /** One a day for thirty years. */
    static final int PROOFS_MAX = 10_000;

    /** In bytes; some have five thousand. */
    static final int ANSWER_MAX = 1 << 16;

    private final Path mirror;
    private final List<CertificateAuthority> trusted;
    private @Nullable List<Stamped> stamped;
    private final Map<String, TimeProof> proofs = new HashMap<>();

    /** @param trusted whose word counts */
    MirrorProofs(Path mirror, List<CertificateAuthority> trusted) {
        this.mirror = mirror;
        this.trusted = List.copyOf(trusted);
    }

    /** A stamp that is in order, or why it is not. */
    private record Stamped(String name, Optional<TimeStamp> stamp, Optional<TrustException> refused) {
        Instant instant() {
            return stamp.orElseThrow().instant();
        }
    }

    /** The names of all, sorted; an index that nobody stamped is none. */
    public List<String> names() {
        Path directory = mirror.resolve(DIRECTORY);
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(directory)) {
            List<String> names = found.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(ANSWER))
                    .map(name -> name.substring(0, name.length() - ANSWER.length()))
                    .sorted()
                    .limit(PROOFS_MAX + 1L)
                    .toList();
            if (names.size() > PROOFS_MAX) {
                throw new MirrorException(
                        mirror, "it holds more than " + PROOFS_MAX + " time stamps", "Remove some of them.", null);
            }
            return names;
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    /**
     * Verifies one.
     *
     * @throws TrustException if it is not what an authority that is trusted said of that index
     */
    public TimeProof verify(String name) {
        byte[] index = stamped(name);
        return new TimeProof(name, stamp(name, Digest.sha256(index)), index(name, index));
    }

    private TimeStamp stamp(String name, Digest index) {
        return TimeStamp.read(answer(name), index, trusted);
    }

    /** The bytes that one is about. */
    public byte[] stamped(String name) {
        return read(name + STAMPED, MirrorDirectory.INDEX_MAX);
    }

    /** The authority's answer, not verified. */
    public byte[] answer(String name) {
        return read(name + ANSWER, ANSWER_MAX);
    }

    /**
     * The index that one is about, not verified.
     *
     * @param index its bytes
     */
    public MirrorIndex index(String name, byte[] index) {
        try {
            return MirrorDirectory.index(mirror, JsonCursor.parse(DIRECTORY + "/" + name + STAMPED, index));
        } catch (MalformedJsonException e) {
            throw new MirrorFileException(file(name + STAMPED), e.getMessage());
        }
    }

    /**
     * Whether these files of a repository were there by an instant.
     *
     * @throws MirrorException if the stamps cannot be read
     */
    public synchronized Existence existence(String gun, Collection<Digest> files, Instant by) {
        List<Stamped> all = stamped();
        if (all.isEmpty()) {
            return new Existence.Claimed("the mirror holds no time stamp");
        }
        List<Stamped> sound = all.stream()
                .filter(one -> one.stamp().isPresent())
                .sorted(Comparator.comparing(Stamped::instant))
                .toList();
        int first =
                (int) sound.stream().filter(one -> !one.instant().isAfter(by)).count();
        if (first > 0 && proof(sound.get(first - 1)).covers(gun, files)) {
            TimeStamp stamp = proof(sound.get(first - 1)).stamp();
            return new Existence.Proven(stamp.instant(), stamp.authority());
        }
        return new Existence.Claimed(
                later(sound.subList(first, sound.size()), gun, files).orElseGet(() -> without(all)));
    }

    /** Of several, the first and the last are looked at: a mirror only grows, so that its last index lists the most. */
    private Optional<String> later(List<Stamped> after, String gun, Collection<Digest> files) {
        return Stream.of(after.stream().findFirst(), after.stream().reduce((one, next) -> next))
                .flatMap(Optional::stream)
                .filter(one -> proof(one).covers(gun, files))
                .findFirst()
                .map(one -> "a time stamp of all that it rests on is of " + one.instant()
                        + ", which is later; as of then it is proven");
    }

    private static String without(List<Stamped> all) {
        return all.stream()
                .flatMap(one -> one.refused().stream())
                .findFirst()
                .map(why -> "of the mirror's " + all.size() + (all.size() == 1 ? " time stamp" : " time stamps")
                        + " none counts (" + why.getMessage() + ")")
                .orElse("no time stamp of the mirror is about all that it rests on");
    }

    /** A run judges for one instant, so that three of them are looked at, at most. */
    private TimeProof proof(Stamped one) {
        return proofs.computeIfAbsent(one.name(), this::verify);
    }

    private List<Stamped> stamped() {
        if (stamped == null) {
            List<Stamped> all = new ArrayList<>();
            for (String name : names()) {
                try {
                    Digest index = Digest.sha256(stamped(name));
                    all.add(new Stamped(name, Optional.of(stamp(name, index)), Optional.empty()));
                } catch (TrustException e) {
                    all.add(new Stamped(name, Optional.empty(), Optional.of(e)));
                }
            }
            stamped = all;
        }
        return stamped;
    }

    private Path file(String name) {
        return mirror.resolve(DIRECTORY).resolve(name);
    }

    private byte[] read(String name, int max) {
        Path file = file(name);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new MirrorFileException(file, "it is no plain file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(max + 1);
            if (bytes.length > max) {
                throw new MirrorFileException(file, "it is longer than " + max + " bytes");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw new MirrorFileException(file, "a time stamp is about it, but it is not there");
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private MirrorException unreadable(Path file, IOException e) {
        return new MirrorException(
                mirror, file + " cannot be read: " + FileFailure.reason(e), "Check who may read it.", e);
    }
}
