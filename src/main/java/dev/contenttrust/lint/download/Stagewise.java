package dev.contenttrust.lint.download;

import dev.contenttrust.lint.dockerfile.Dockerfile;
import dev.contenttrust.lint.dockerfile.Stage;
import dev.contenttrust.lint.dockerfile.Stages;
import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.BuildFlow;
import dev.contenttrust.lint.flow.Paths;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.flow.Transfer;
import dev.contenttrust.lint.program.Fetch;
import dev.contenttrust.lint.program.KeyUses;
import dev.contenttrust.lint.program.Kind;
import dev.contenttrust.lint.program.Url;
import dev.contenttrust.lint.program.Uses;
import dev.contenttrust.lint.source.MappedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes through the stages of a file, and from one to the other where files go. */
final class Stagewise {
    private final Stages stages;
    private final BuildFlow flow;
    private final List<Download> all = new ArrayList<>();
    private final Map<Integer, Files> left = new HashMap<>();
    private int act;
    private int transfer;

    Stagewise(Dockerfile file, BuildFlow flow) {
        this.stages = Stages.of(file);
        this.flow = flow;
    }

    /** All downloads, with what becomes of them. */
    List<Download> follow() {
        for (Stage stage : stages.all()) {
            Files files = stage.parent()
                    .flatMap(parent -> Optional.ofNullable(left.get(parent)))
                    .map(Files::inner)
                    .orElseGet(Files::none);
            Tracker tracker = new Tracker(all, files);
            left.put(stage.number(), files);
            while (nextAct(stage) || nextTransfer(stage)) {
                if (nextTransfer(stage)
                        && (!nextAct(stage) || flow.transfers().get(transfer).before() <= act)) {
                    transfer(flow.transfers().get(transfer++), files);
                } else {
                    tracker.follow(flow.acts().get(act++));
                }
            }
        }
        return all;
    }

    private boolean nextAct(Stage stage) {
        return act < flow.acts().size() && flow.acts().get(act).stage() == stage.number();
    }

    private boolean nextTransfer(Stage stage) {
        return transfer < flow.transfers().size()
                && flow.transfers().get(transfer).stage() == stage.number();
    }

    private void transfer(Transfer one, Files files) {
        Optional<Files> from =
                one.from().flatMap(stages::named).flatMap(stage -> Optional.ofNullable(left.get(stage.number())));
        for (Term source : one.sources()) {
            Term inside = Paths.resolve(one.target(), Url.fileName(source));
            if (Url.isUrl(source) && one.instruction().is("ADD") && all.size() < Files.MAX) {
                Download download = new Download(new Fetch(act(one, source), source, Optional.of(one.target())), true);
                all.add(download);
                files.put(one.target(), download);
                files.put(inside, download);
            } else {
                from.ifPresent(other -> copy(one, other, source, inside, files));
            }
        }
    }

    private void copy(Transfer one, Files other, Term source, Term inside, Files files) {
        for (Download download : other.at(Paths.resolve(root(source), source))) {
            files.put(one.target(), download);
            files.put(inside, download);
            if (Uses.isBin(one.target())) {
                download.use(new Use(act(one, source), Kind.RUN, false));
            } else if (KeyUses.isKeyring(inside)) {
                download.use(new Use(act(one, source), Kind.KEY, false));
            }
        }
    }

    private static Term root(Term source) {
        int origin = source.span().start();
        return Term.of(new MappedText.Builder().append('/', origin).build(origin), source.span());
    }

    private static Act act(Transfer one, Term source) {
        Term program = Term.of(
                one.instruction().arguments().part(0, 0), one.instruction().keywordSpan());
        return new Act(
                one.before(),
                one.stage(),
                one.instruction(),
                List.of(),
                List.of(program, source, one.target()),
                List.of(),
                Act.NO_STREAM,
                Act.NO_STREAM,
                Act.ENDS,
                List.of(),
                one.directory(),
                one.instruction().keywordSpan());
    }
}
