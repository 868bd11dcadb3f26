package dev.contenttrust.scan.binary.rules;

import dev.contenttrust.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** All recognisers that a scan works with. */
public final class Recognisers {
    /** The search passes over as many bytes at a time as the shortest literal allows; shorter ones are everywhere anyway. */
    public static final int LITERAL_MIN = 8;

    /** Enough for a sentence. */
    public static final int LITERAL_MAX = 128;

    /** How far a pattern may reach before and behind its literal, in bytes: what is near is of one source file. */
    public static final int BEFORE_MAX = 4096;

    public static final int AFTER_MAX = 4096;

    /** How many bytes behind its literal a version that stands right there may take, and what follows it. */
    static final int BEHIND = 160;

    /** To be raised when the same recognisers begin to find something else. */
    private static final String ENGINE = "1";

    private static final String OWN = "recognisers.txt";

    private final Supplier<List<Recogniser>> reading;
    private final String edition;
    private Optional<List<Recogniser>> read = Optional.empty();

    private Recognisers(Supplier<List<Recogniser>> reading, String edition) {
        this.reading = reading;
        this.edition = edition;
    }

    /** Those that come with this program; read when they are first asked for, as where all is known from before they are not. */
    public static Recognisers standard() {
        try (InputStream in = Objects.requireNonNull(Recognisers.class.getResourceAsStream(OWN))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Recognisers(() -> RecogniserReader.read(OWN, text), edition(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param source for messages: where the text came from
     * @throws InvalidRecogniserException naming the first line that makes no sense
     */
    public static Recognisers parse(String source, String text) {
        List<Recogniser> all = RecogniserReader.read(source, text);
        return new Recognisers(() -> all, edition(text));
    }

    /** These, and others, which stand in for those of the same id. */
    public Recognisers and(Recognisers others) {
        return new Recognisers(() -> merged(others), edition(edition + others.edition));
    }

    private List<Recogniser> merged(Recognisers others) {
        Map<String, Recogniser> merged = new LinkedHashMap<>();
        all().forEach(recogniser -> merged.put(recogniser.product().id(), recogniser));
        others.all().forEach(recogniser -> merged.put(recogniser.product().id(), recogniser));
        return List.copyOf(merged.values());
    }

    /** In the order of their text. */
    public synchronized List<Recogniser> all() {
        List<Recogniser> all = read.orElseGet(() -> List.copyOf(reading.get()));
        read = Optional.of(all);
        return all;
    }

    /** Another one for other recognisers, so that what was found with them can be kept: short, of digits and letters. */
    public String edition() {
        return edition;
    }

    private static String edition(String text) {
        return Digest.sha256((ENGINE + text).getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, 16);
    }
}
