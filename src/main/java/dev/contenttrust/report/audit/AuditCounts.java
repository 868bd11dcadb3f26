package dev.contenttrust.report.audit;

import dev.contenttrust.audit.AuditRow.TagRow;
import dev.contenttrust.audit.RepositoryAudit;
import dev.contenttrust.audit.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How many of what: all that is kept of audits that are shown as they come. */
public final class AuditCounts {
    /** Different notes; those that name something of one repository may be as many as the repositories. */
    private static final int NOTES_MAX = 20;

    private final Map<Verdict, Integer> repositories = new EnumMap<>(Verdict.class);
    private final Map<Verdict, Integer> tags = new EnumMap<>(Verdict.class);
    private final Map<String, Integer> notes = new TreeMap<>();

    public void add(RepositoryAudit audit) {
        repositories.merge(audit.repository().verdict(), 1, Integer::sum);
        audit.tags().stream().map(TagRow::verdict).forEach(verdict -> tags.merge(verdict, 1, Integer::sum));
        for (String note : audit.repository().notes()) {
            if (notes.size() < NOTES_MAX || notes.containsKey(note)) {
                notes.merge(note, 1, Integer::sum);
            }
        }
    }

    /** How many repositories have that verdict. */
    int repositories(Verdict verdict) {
        return repositories.getOrDefault(verdict, 0);
    }

    /** How many tags have that verdict. */
    int tags(Verdict verdict) {
        return tags.getOrDefault(verdict, 0);
    }

    /** Those that some repository or tag has. */
    public Set<Verdict> verdicts() {
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        verdicts.addAll(repositories.keySet());
        verdicts.addAll(tags.keySet());
        return verdicts;
    }

    /** In a sentence: {@code 5 repositories with 12 tags: 1 refused, 4 fresh}. */
    public String summary() {
        List<String> parts = new ArrayList<>();
        repositories.forEach((verdict, number) -> parts.add(number + " " + verdict.word()));
        String what =
                count(sum(repositories), "repository", "repositories") + " with " + count(sum(tags), "tag", "tags");
        return parts.isEmpty() ? what : what + ": " + String.join(", ", parts);
    }

    /** What is noted of how many repositories, one sentence each; of many different notes some. */
    public List<String> notes() {
        return notes.entrySet().stream()
                .map(note -> count(note.getValue(), "repository", "repositories") + ": " + note.getKey())
                .toList();
    }

    private static int sum(Map<Verdict, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
