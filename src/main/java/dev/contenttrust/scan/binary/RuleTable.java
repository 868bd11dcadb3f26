package dev.contenttrust.scan.binary;

import dev.contenttrust.scan.binary.rules.Recogniser;
import dev.contenttrust.scan.binary.rules.Recognisers;
import dev.contenttrust.scan.binary.rules.VersionRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The recognisers' rules by the literals that lead to them. */
final class RuleTable {
    /** A rule, and whose it is. */
    record Entry(Recogniser recogniser, VersionRule rule) {}

    private static final Pattern NO_VERSION = Pattern.compile("()");

    private final List<Recogniser> recognisers;
    private final Map<String, Integer> indexes = new LinkedHashMap<>();
    private final List<List<Entry>> entries = new ArrayList<>();
    private final LiteralSearch search;

    RuleTable(Recognisers recognisers) {
        this.recognisers = recognisers.all();
        this.recognisers.forEach(this::add);
        this.search = new LiteralSearch(List.copyOf(indexes.keySet()));
    }

    private void add(Recogniser recogniser) {
        recogniser.literals().filter(literal -> !indexes.containsKey(literal)).forEach(literal -> {
            indexes.put(literal, entries.size());
            entries.add(new ArrayList<>());
        });
        recogniser.versions().forEach(rule -> entries.get(index(rule.literal())).add(new Entry(recogniser, rule)));
        recogniser
                .versionless()
                .forEach(literal -> entries.get(index(literal)).add(new Entry(recogniser, versionless(literal))));
    }

    private static VersionRule versionless(String literal) {
        return new VersionRule(literal, 0, 0, true, NO_VERSION);
    }

    /** Of one of the recognisers' literals. */
    int index(String literal) {
        return Objects.requireNonNull(indexes.get(literal));
    }

    int literals() {
        return entries.size();
    }

    List<Entry> entries(int literal) {
        return entries.get(literal);
    }

    List<Recogniser> recognisers() {
        return recognisers;
    }

    LiteralSearch search() {
        return search;
    }
}
