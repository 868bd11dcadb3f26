package dev.contenttrust.scan.exempt;

import dev.contenttrust.scan.result.Finding;
import dev.contenttrust.scan.result.ScannedImage;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of lines such as {@code CVE-2024-1234 package=zlib1g until=2027-01-31 not reachable from outside}: the vulnerability's
 * id or an alias, the name of a package if only that is meant, the last day on which the line holds, and a reason. Blank lines and
 * lines that begin with {@code #} are passed over.
 */
final class IgnoreFile {
    private static final String PACKAGE = "package=";
    private static final String UNTIL = "until=";
    private static final String FORM = "Write: ID [package=NAME] until=YYYY-MM-DD REASON";

    private IgnoreFile() {}

    /** @throws ExemptionException naming the first line that lacks something */
    static List<Exemption> read(String file, String text) {
        List<Exemption> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String stripped = line.strip();
            if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                lines.add(line(file + ":" + number, stripped));
            }
        }
        return lines;
    }

    private static Line line(String place, String text) {
        String[] words = text.split("\\s+");
        Optional<String> only = Optional.empty();
        Optional<LocalDate> until = Optional.empty();
        int at = 1;
        for (; at < words.length; at++) {
            if (words[at].startsWith(PACKAGE)) {
                only = Optional.of(words[at].substring(PACKAGE.length()));
            } else if (words[at].startsWith(UNTIL)) {
                until = Optional.of(day(place, words[at].substring(UNTIL.length())));
            } else {
                break;
            }
        }
        if (until.isEmpty()) {
            throw new ExemptionException(place, "the line does not say until when it holds", FORM, null);
        }
        if (at == words.length) {
            throw new ExemptionException(place, "the line gives no reason", FORM, null);
        }
        String reason = String.join(" ", List.of(words).subList(at, words.length));
        return new Line(place, words[0], only, until, reason);
    }

    private static LocalDate day(String place, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new ExemptionException(place, "\"" + text + "\" is no day", FORM, e);
        }
    }

    private record Line(String place, String id, Optional<String> only, Optional<LocalDate> until, String reason)
            implements Exemption {
        @Override
        public String subject() {
            return id + only.map(name -> " in " + name).orElse("");
        }

        @Override
        public boolean covers(Finding finding, ScannedImage image) {
            return finding.vulnerability().isCalled(id)
                    && only.map(name -> name.equals(finding.component().name())).orElse(true);
        }
    }
}
