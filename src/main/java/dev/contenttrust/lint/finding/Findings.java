package dev.contenttrust.lint.finding;

import dev.contenttrust.lint.source.Edit;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** What is found in one file. For one thread. */
public final class Findings {
    /** Nobody reads more of one file, and a hostile file must not fill the memory with them. */
    static final int MAX = 5_000;

    private final SourceText source;
    private final Policy policy;
    private final LocalDate today;
    private final Map<Key, Finding> all = new LinkedHashMap<>();
    private final List<Span> blocks = new ArrayList<>();
    private final Set<ImageUse> images = new LinkedHashSet<>();

    /** @param today decides whether a suppression still holds */
    public Findings(SourceText source, Policy policy, LocalDate today) {
        this.source = source;
        this.policy = policy;
        this.today = today;
    }

    private record Key(Rule rule, Span span) {}

    /** Adds one at the rule's usual level. */
    public void add(Rule rule, Span span, String message, String remedy) {
        add(rule, rule.level(), span, message, remedy, List.of());
    }

    public void add(Rule rule, Level level, Span span, String message, String remedy) {
        add(rule, level, span, message, remedy, List.of());
    }

    /** Adds one, unless the same rule has found something at that very place already that is as bad. */
    public void add(Rule rule, Level level, Span span, String message, String remedy, List<Edit> fix) {
        if (policy.off().contains(rule)) {
            return;
        }
        if (all.size() >= MAX) {
            full();
            return;
        }
        Level reported = policy.levels().getOrDefault(rule, level);
        Finding finding = new Finding(rule, reported, message, remedy, source.region(span), fix, Optional.empty());
        all.merge(new Key(rule, span), finding, (old, other) -> other.level().compareTo(old.level()) > 0 ? other : old);
    }

    /** What is left out may be worse than all that is there, so that the file counts as one that was not read to its end. */
    private void full() {
        Span start = new Span(source.start(), source.start());
        all.putIfAbsent(
                new Key(Rule.TR001, start),
                new Finding(
                        Rule.TR001,
                        Rule.TR001.level(),
                        "there is more to be found in it than the " + MAX + " things that are reported of one file",
                        "mend some of them, or leave the file out",
                        source.region(start),
                        List.of(),
                        Optional.empty()));
    }

    /** Says how to remove what a rule has found at a place; nothing happens where it has found nothing there. */
    public void mend(Rule rule, Span span, String remedy, List<Edit> fix) {
        all.computeIfPresent(
                new Key(rule, span),
                (key, old) ->
                        new Finding(rule, old.level(), old.message(), remedy, old.region(), fix, old.suppression()));
    }

    /** Notes that an image is named there, for whoever asks what is signed. */
    public void image(ImageUse use) {
        if (images.size() < MAX) {
            images.add(use);
        }
    }

    /** The images that are named in the file, in the order in which they were judged. */
    public List<ImageUse> images() {
        return List.copyOf(images);
    }

    /** The file. */
    public SourceText source() {
        return source;
    }

    /** Says that these lines are one statement: a comment before it that suppresses findings is for all of it. */
    public void block(Span span) {
        blocks.add(span);
    }

    /** Whether the settings or a comment suppress what a rule may find at a place; to be asked for once all is read. */
    public BiPredicate<Rule, Span> spared() {
        Pragmas pragmas = Pragmas.read(source, blocks, today, new Findings(source, policy, today));
        return (rule, span) -> policy.off().contains(rule)
                || !pragmas.judge(new Finding(
                                rule, rule.level(), "", "", source.region(span), List.of(), Optional.empty()))
                        .counts();
    }

    /** What was found, in the order of the text, with what its comments suppress marked as such. */
    public List<Finding> inOrder() {
        Pragmas pragmas = Pragmas.read(source, blocks, today, this);
        return all.values().stream()
                .map(pragmas::judge)
                .sorted(Comparator.comparing(
                                (Finding finding) -> finding.region().span())
                        .thenComparing(Finding::rule))
                .toList();
    }
}
