package dev.contenttrust.lint.build;

import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.dockerfile.Stage;
import dev.contenttrust.lint.dockerfile.Stages;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.source.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whom an image runs as: TR602. */
final class Users {
    private static final Pattern ROOT = Pattern.compile("(root|0)(:.*)?");

    /** Bases whose name says that they run as somebody else. */
    private static final Pattern OTHER_USER =
            Pattern.compile("(?i).*(nonroot|non-root|rootless|unprivileged|/chainguard/).*");

    /** Programs that change the user, and the names that people give to scripts which do. */
    private static final Pattern STEP_DOWN = Pattern.compile(
            "(?i)\\b(gosu|su-exec|setpriv|runuser|setuidgid|chpst|supervisord|s6-overlay|systemd)\\b|entry[-_]?point|/init\\b");

    private static final String REMEDY = "USER NAME, of somebody whom the image has, after all that needs root";

    private final Stages stages;
    private final Findings findings;

    Users(Stages stages, Findings findings) {
        this.stages = stages;
        this.findings = findings;
    }

    void judge() {
        List<Stage> all = stages.all();
        if (all.isEmpty()) {
            return;
        }
        Stage last = all.get(all.size() - 1);
        Stage stage = last;
        Optional<Instruction> user = user(stage);
        while (user.isEmpty() && stage.parent().isPresent()) {
            stage = all.get(stage.parent().get());
            user = user(stage);
        }
        if (user.isPresent()) {
            MappedText name = user.get().arguments();
            if (ROOT.matcher(name.text()).matches()) {
                findings.add(Rule.TR602, name.origin(), "the image runs as root", REMEDY);
            }
        } else if (isRun(last)
                && !stepsDown(last)
                && !OTHER_USER.matcher(stage.base().text()).matches()) {
            findings.add(
                    Rule.TR602,
                    last.from().keywordSpan().cover(last.image().origin()),
                    "no USER is set after this: the image runs as whom its base runs as, which mostly is root",
                    REMEDY);
        }
    }

    /** Bases for other images say nothing of a program to start; whom those run as, their own files say. */
    private boolean isRun(Stage stage) {
        return lineage(stage).anyMatch(instruction -> instruction.is("CMD") || instruction.is("ENTRYPOINT"));
    }

    /** Many start as root, and their first program changes the user. */
    private boolean stepsDown(Stage stage) {
        return lineage(stage)
                .anyMatch(instruction ->
                        STEP_DOWN.matcher(instruction.arguments().text()).find());
    }

    private Stream<Instruction> lineage(Stage stage) {
        List<Instruction> own = new ArrayList<>(stage.instructions());
        Stage at = stage;
        while (at.parent().isPresent()) {
            at = stages.all().get(at.parent().get());
            own.addAll(at.instructions());
        }
        return own.stream();
    }

    private static Optional<Instruction> user(Stage stage) {
        return stage.instructions().stream()
                .filter(instruction -> instruction.is("USER"))
                .reduce((first, second) -> second);
    }
}
