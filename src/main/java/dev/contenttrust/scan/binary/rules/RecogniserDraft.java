package dev.contenttrust.scan.binary.rules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A recogniser while its lines are read. */
final class RecogniserDraft {
    private final RuleLine start;
    private final String id;
    private final List<VersionRule> versions = new ArrayList<>();
    private final List<Pattern> lone = new ArrayList<>();
    private final List<String> versionless = new ArrayList<>();
    private final List<List<String>> with = new ArrayList<>();
    private final List<String> without = new ArrayList<>();
    private final List<NamePattern> sonames = new ArrayList<>();
    private final List<NamePattern> notNeeded = new ArrayList<>();
    private Optional<ProductKind> kind = Optional.empty();
    private Optional<String> title = Optional.empty();
    private Optional<String> cpe = Optional.empty();
    private Optional<String> bitnami = Optional.empty();
    private Optional<String> upstream = Optional.empty();
    private Normaliser normaliser = Normaliser.AS_IS;
    private boolean onlyItself;

    RecogniserDraft(RuleLine start, String id) {
        this.start = start;
        this.id = id;
    }

    void add(String key, RuleLine line) {
        switch (key) {
            case "program", "library" -> named(key, line);
            case "cpe" -> cpe = Optional.of(vendorAndProduct(line));
            case "bitnami" -> bitnami = Optional.of(line.rest());
            case "upstream" -> upstream = Optional.of(line.rest());
            case "soname" -> line.words().forEach(word -> sonames.add(new NamePattern(word)));
            case "not-needed" -> line.words().forEach(word -> notNeeded.add(new NamePattern(word)));
            case "version" -> versions.add(behind(line));
            case "near" -> versions.add(near(line));
            case "lone" -> lone.add(line.pattern());
            case "versionless" -> versionless.addAll(line.literals());
            case "with" -> with.add(line.literals());
            case "without" -> without.addAll(line.literals());
            case "only-itself" -> onlyItself = true;
            case "write" -> normaliser = normaliser(line);
            default -> throw line.refusal("\"" + key + "\" is no key word");
        }
    }

    Recogniser finish() {
        if (kind.isEmpty() || title.isEmpty()) {
            throw start.refusal("[" + id + "] is said to be neither a program nor a library");
        }
        if (versions.isEmpty() && lone.isEmpty() && versionless.isEmpty()) {
            throw start.refusal("[" + id + "] has no pattern for its version");
        }
        if (sonames.isEmpty() && (!lone.isEmpty() || onlyItself)) {
            throw start.refusal("[" + id + "] has no name of its own shared library");
        }
        notNeeded.addAll(sonames);
        return new Recogniser(
                new Product(id, title.get(), kind.get(), cpe, bitnami, upstream),
                versions,
                lone,
                versionless,
                with,
                without,
                sonames,
                notNeeded,
                onlyItself,
                normaliser);
    }

    private void named(String key, RuleLine line) {
        kind = Optional.of(key.equals("program") ? ProductKind.PROGRAM : ProductKind.LIBRARY);
        title = Optional.of(line.rest());
    }

    private static String vendorAndProduct(RuleLine line) {
        String text = line.rest();
        if (!text.matches("[^:\\s]+:[^:\\s]+")) {
            throw line.refusal("a CPE is written vendor:product");
        }
        return text;
    }

    private static VersionRule behind(RuleLine line) {
        String literal = line.literal();
        return new VersionRule(literal, 0, Recognisers.BEHIND, true, line.pattern());
    }

    private static VersionRule near(RuleLine line) {
        String literal = line.literal();
        int before = line.reach('-', Recognisers.BEFORE_MAX);
        int after = line.reach('+', Recognisers.AFTER_MAX);
        return new VersionRule(literal, before, after, false, line.pattern());
    }

    private static Normaliser normaliser(RuleLine line) {
        String word = line.rest();
        return Arrays.stream(Normaliser.values())
                .filter(candidate -> candidate.word().equals(word))
                .findFirst()
                .orElseThrow(() -> line.refusal("versions are written dots, pairs, or triples"));
    }
}
