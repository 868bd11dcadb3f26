package dev.contenttrust.vulndb.version;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@code Gem::Version#<=>}: numbers and words; a word makes a pre-release, and a hyphen stands for {@code .pre.}. */
final class GemOrder implements Comparator<String> {
    @Override
    public int compare(String one, String other) {
        List<String> a = segments(one);
        List<String> b = segments(other);
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            int segments = segment(i < a.size() ? a.get(i) : "", i < b.size() ? b.get(i) : "");
            if (segments != 0) {
                return segments;
            }
        }
        return 0;
    }

    /** Numbers without the zeros at their front, so that zero is empty, as is a segment that is not there. */
    private static List<String> segments(String version) {
        String text = version.replace("-", ".pre.");
        List<String> found = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            int end = Digits.end(text, i);
            if (end > i) {
                found.add(Digits.significant(text.substring(i, end)));
            } else {
                end = Digits.endOfLetters(text, i);
                if (end > i) {
                    dropZeros(found);
                    found.add(text.substring(i, end));
                }
            }
            i = Math.max(end, i + 1);
        }
        return found;
    }

    /** Zeros before the first word do not count: {@code 1.0.a} is {@code 1.a}. */
    private static void dropZeros(List<String> segments) {
        if (segments.stream().noneMatch(GemOrder::isWord)) {
            while (!segments.isEmpty() && segments.get(segments.size() - 1).isEmpty()) {
                segments.remove(segments.size() - 1);
            }
        }
    }

    private static int segment(String one, String other) {
        if (isWord(one) != isWord(other)) {
            return isWord(one) ? -1 : 1;
        }
        return isWord(one) ? one.compareTo(other) : Digits.compare(one, other);
    }

    private static boolean isWord(String segment) {
        return !segment.isEmpty() && !Digits.isDigit(segment.charAt(0));
    }
}
