package dev.contenttrust.vulndb.version;

import java.util.List;
import java.util.Locale;

/** A version as PEP 440 reads it: {@code [N!]N(.N)*[{a|b|rc}N][.postN][.devN][+local]}, and all the spellings of the same. */
final class PythonVersion implements Comparable<PythonVersion> {
    private static final List<String> PRE = List.of("alpha", "a", "beta", "b", "preview", "pre", "c", "rc");
    private static final List<String> POST = List.of("post", "rev", "r");

    /** Where a part is missing and there is none later, it comes before all; or behind all. */
    private static final String FIRST = "";

    private final String text;
    private int at;
    private String epoch = "";
    private String release = "";
    private int phase = RELEASED;
    private String phaseNumber = "";
    private boolean post;
    private String postNumber = "";
    private boolean dev;
    private String devNumber = "";
    private String local = FIRST;

    private static final int DEV_ONLY = 0;
    private static final int ALPHA = 1;
    private static final int BETA = 2;
    private static final int CANDIDATE = 3;
    private static final int RELEASED = 4;

    private PythonVersion(String text) {
        this.text = text;
    }

    static PythonVersion read(String version) {
        PythonVersion read = new PythonVersion(version.strip().toLowerCase(Locale.ROOT));
        read.parse();
        return read;
    }

    /** Whether PEP 440 permits it. */
    boolean permitted() {
        return at == text.length() && !release.isEmpty();
    }

    private void parse() {
        at = text.startsWith("v") ? 1 : 0;
        int digits = Digits.end(text, at);
        if (digits > at && digits < text.length() && text.charAt(digits) == '!') {
            epoch = text.substring(at, digits);
            at = digits + 1;
        }
        release = numbers();
        if (!release.isEmpty()) {
            preRelease();
            postRelease();
            devRelease();
            local();
        }
    }

    private String numbers() {
        int from = at;
        int end = Digits.end(text, at);
        while (end > at) {
            at = end;
            end = end < text.length() && text.charAt(end) == '.' ? Digits.end(text, end + 1) : at;
            if (end == at + 1) {
                break; // a dot that no number follows belongs to what comes next
            }
        }
        return text.substring(from, at);
    }

    private void preRelease() {
        String word = word(PRE);
        if (!word.isEmpty()) {
            phase = word.startsWith("a") ? ALPHA : word.startsWith("b") ? BETA : CANDIDATE;
            phaseNumber = number();
        }
    }

    private void postRelease() {
        if (at + 1 < text.length() && text.charAt(at) == '-' && Digits.isDigit(text.charAt(at + 1))) {
            at++;
            post = true;
            postNumber = number();
        } else if (!word(POST).isEmpty()) {
            post = true;
            postNumber = number();
        }
    }

    private void devRelease() {
        if (!word(List.of("dev")).isEmpty()) {
            dev = true;
            devNumber = number();
            if (phase == RELEASED && !post) {
                phase = DEV_ONLY;
            }
        }
    }

    private void local() {
        if (at < text.length() && text.charAt(at) == '+') {
            int end = at + 1;
            boolean letterBefore = false;
            while (end < text.length()) {
                char c = text.charAt(end);
                boolean letter = Digits.isDigit(c) || Digits.isLetter(c);
                if (!letter && (!letterBefore || (c != '.' && c != '-' && c != '_'))) {
                    return;
                }
                letterBefore = letter;
                end++;
            }
            if (letterBefore) {
                local = text.substring(at + 1).replace('-', '.').replace('_', '.');
                at = end;
            }
        }
    }

    /** The first of these words that follows, a separator before it or not; empty if none does. */
    private String word(List<String> words) {
        int from = at < text.length() && separates(text.charAt(at)) ? at + 1 : at;
        for (String word : words) {
            if (text.startsWith(word, from)) {
                at = from + word.length();
                return word;
            }
        }
        return "";
    }

    /** The number of a suffix, a separator before it or not; none is zero. */
    private String number() {
        int from = at < text.length() && separates(text.charAt(at)) ? at + 1 : at;
        int end = Digits.end(text, from);
        if (end == from) {
            return "";
        }
        at = end;
        return text.substring(from, end);
    }

    private static boolean separates(char c) {
        return c == '.' || c == '-' || c == '_';
    }

    @Override
    public int compareTo(PythonVersion other) {
        int[] steps = {
            Digits.compare(epoch, other.epoch),
            Digits.compareRows(release, other.release),
            Integer.compare(phase, other.phase),
            Digits.compare(phaseNumber, other.phaseNumber),
            Boolean.compare(post, other.post),
            Digits.compare(postNumber, other.postNumber),
            Boolean.compare(other.dev, dev),
            Digits.compare(devNumber, other.devNumber)
        };
        for (int step : steps) {
            if (step != 0) {
                return step;
            }
        }
        return locals(local, other.local);
    }

    private static int locals(String one, String other) {
        String[] a = one.isEmpty() ? new String[0] : one.split("\\.", -1);
        String[] b = other.isEmpty() ? new String[0] : other.split("\\.", -1);
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            boolean number = Digits.only(a[i]);
            if (number != Digits.only(b[i])) {
                return number ? 1 : -1;
            }
            int pieces = number ? Digits.compare(a[i], b[i]) : a[i].compareTo(b[i]);
            if (pieces != 0) {
                return pieces;
            }
        }
        return Integer.compare(a.length, b.length);
    }
}
