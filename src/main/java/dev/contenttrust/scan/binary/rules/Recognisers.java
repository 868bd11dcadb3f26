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

    private final List<Recogniser> all;
    private final String edition;

    private Recognisers(List<Recogniser> all, String edition) {
        this.all = List.copyOf(all);
        this.edition = edition;
    }

    /** Those that come with this program. */
    public static Recognisers standard() {
        try (InputStream in = Objects.requireNonNull(Recognisers.class.getResourceAsStream(OWN))) {
            return parse(OWN, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param source for messages: where the text came from
     * @throws InvalidRecogniserException naming the first line that makes no sense
     */
    public static Recognisers parse(String source, String text) {
        return new Recognisers(RecogniserReader.read(source, text), edition(text));
    }

    /** These, and others, which stand in for those of the same id. */
    public Recognisers and(Recognisers others) {
        Map<String, Recogniser> merged = new LinkedHashMap<>();
        all.forEach(recogniser -> merged.put(recogniser.product().id(), recogniser));
        others.all.forEach(recogniser -> merged.put(recogniser.product().id(), recogniser));
        return new Recognisers(List.copyOf(merged.values()), edition(edition + others.edition));
    }

    /** In the order of their text. */
    public List<Recogniser> all() {
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
