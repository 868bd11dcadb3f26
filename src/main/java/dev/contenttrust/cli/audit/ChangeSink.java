package dev.contenttrust.cli.audit;

import dev.contenttrust.audit.RepositoryAudit;
import dev.contenttrust.audit.Verdict;
import dev.contenttrust.audit.rows.Baseline;
import dev.contenttrust.audit.rows.Change;
import dev.contenttrust.audit.rows.Changes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Writes what has changed since an earlier audit. */
public final class ChangeSink implements Sink {
    private final Target target;
    private final Baseline baseline;
    private final Optional<Function<List<Change>, String>> streamed;
    private final Function<List<Change>, String> form;
    private final List<Change> changes = new ArrayList<>();
    private final Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);

    private ChangeSink(
            Target target,
            Baseline baseline,
            Optional<Function<List<Change>, String>> streamed,
            Function<List<Change>, String> form) {
        this.target = target;
        this.baseline = baseline;
        this.streamed = streamed;
        this.form = form;
    }

    /** Each change as soon as it is found. */
    public static ChangeSink streaming(
            Target target, Baseline baseline, String head, Function<List<Change>, String> form) {
        target.write(head);
        return new ChangeSink(target, baseline, Optional.of(form), form);
    }

    /** All of them at the end. */
    public static ChangeSink atTheEnd(Target target, Baseline baseline, Function<List<Change>, String> form) {
        return new ChangeSink(target, baseline, Optional.empty(), form);
    }

    @Override
    public void add(RepositoryAudit audit) {
        List<Change> found = Changes.between(baseline.of(audit.repository().repository()), audit);
        found.stream().flatMap(change -> change.verdict().stream()).forEach(verdicts::add);
        if (streamed.isPresent()) {
            target.write(streamed.get().apply(found));
        } else {
            changes.addAll(found);
        }
    }

    /** Those of the rows that changed. */
    public Set<Verdict> verdicts() {
        return verdicts;
    }

    @Override
    public boolean speaks() {
        return streamed.isPresent() && target instanceof Target.Standard;
    }

    @Override
    public void end() {
        if (streamed.isEmpty()) {
            target.write(form.apply(changes));
        }
        target.end();
    }

    @Override
    public void close() {
        target.close();
    }
}
