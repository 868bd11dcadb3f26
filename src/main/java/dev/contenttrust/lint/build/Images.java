package dev.contenttrust.lint.build;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.dockerfile.Dockerfile;
import dev.contenttrust.lint.dockerfile.Flag;
import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.dockerfile.Piece.Directive;
import dev.contenttrust.lint.dockerfile.Stage;
import dev.contenttrust.lint.dockerfile.Stages;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.ImageUse;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.image.ImageRules;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import dev.contenttrust.lint.value.Glob;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The images that a Dockerfile names: TR101 to TR108 and TR112, wherever it names them. */
final class Images {
    /** Said of no image: it is the empty one (Dockerfile reference, FROM). */
    private static final String SCRATCH = "scratch";

    /** What frontends are published as by those who make the builder. */
    private static final Pattern OWN_SYNTAX = Pattern.compile("(docker\\.io/)?docker/dockerfile(-upstream)?([:@].*)?");

    /** People write a dozen; whether a name may be one of those beyond it is not asked, and so it is taken for an image. */
    private static final int STAGES_MAX = 300;

    private final Dockerfile file;
    private final Stages stages;
    private final ImageRules rules;
    private final Findings findings;

    Images(Dockerfile file, Stages stages, ImageRules rules, Findings findings) {
        this.file = file;
        this.stages = stages;
        this.rules = rules;
        this.findings = findings;
    }

    void judge() {
        file.directives().stream()
                .filter(directive -> directive.name().equals("syntax"))
                .forEach(this::syntax);
        List<Stage> all = stages.all();
        for (Stage stage : all) {
            from(stage);
            for (Instruction instruction : stage.instructions()) {
                others(instruction.trigger().orElse(instruction));
            }
        }
        if (!all.isEmpty()) {
            Stage last = all.get(all.size() - 1);
            if (last.parent().isEmpty()) {
                SmallerVariants.judge(last.base().text(), last.image().origin(), findings);
            }
        }
    }

    private void syntax(Directive directive) {
        String image = directive.value();
        findings.image(new ImageUse(image, directive.valueSpan()));
        if (image.indexOf('@') >= 0) {
            return;
        }
        boolean own = OWN_SYNTAX.matcher(image).matches();
        findings.add(
                Rule.TR106,
                own ? Level.NOTE : Level.WARNING,
                directive.valueSpan(),
                "the builder of this file is \"" + Printable.escape(image) + "\""
                        + (own ? "" : ", which those who make the engine did not publish")
                        + ": its tag may be moved to another one, and it runs all of the build",
                image + "@sha256:SIGNED-DIGEST, or leave the line out: the engine has a builder of its own");
    }

    private void from(Stage stage) {
        String base = stage.base().text();
        if (stage.parent().isPresent() || base.equalsIgnoreCase(SCRATCH) || mayBeStage(base, stage.number())) {
            return;
        }
        Span span = stage.image().origin();
        if (stage.image().text().indexOf('$') >= 0 && isCutShort(base)) {
            findings.add(
                    Rule.TR104,
                    span,
                    "which image \"" + Printable.escape(stage.image().text())
                            + "\" is cannot be known from here: no ARG before the first FROM declares its variable",
                    "declare it with a default that names a tag: ARG NAME=VALUE before the first FROM");
            findings.image(new ImageUse(base + MappedText.UNKNOWN, span));
            return;
        }
        rules.judge(base, span);
    }

    /** A variable that is not declared leaves nothing where it stands. */
    private static boolean isCutShort(String name) {
        return name.isEmpty()
                || name.matches(".*[:@/-]")
                || name.startsWith(":")
                || name.startsWith("/")
                || name.contains(":-");
    }

    /**
     * Whether a name, parts of which are unknown, can be that of a stage, parts of whose name are unknown. One of which nothing
     * is known is not taken for one: it may be any image.
     */
    private boolean mayBeStage(String name, int before) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals(String.valueOf(MappedText.UNKNOWN))) {
            return false;
        }
        return stages.all().stream()
                .limit(Math.min(before, STAGES_MAX))
                .flatMap(stage -> stage.name().stream())
                .anyMatch(stage -> (stage.indexOf(MappedText.UNKNOWN) >= 0 || lower.indexOf(MappedText.UNKNOWN) >= 0)
                        && Glob.canBeSame(stage, lower));
    }

    private void others(Instruction instruction) {
        if (instruction.is("COPY") || instruction.is("ADD")) {
            instruction.flag("from").ifPresent(flag -> external(flag.value()));
        } else if (instruction.is("RUN")) {
            instruction.flags().stream()
                    .filter(flag -> flag.name().equals("mount"))
                    .forEach(this::mount);
        }
    }

    private void mount(Flag flag) {
        MappedText value = flag.value();
        int at = 0;
        while (at < value.length()) {
            int comma = value.text().indexOf(',', at);
            int end = comma < 0 ? value.length() : comma;
            if (value.text().startsWith("from=", at)) {
                external(value.part(at + "from=".length(), end));
            }
            at = end + 1;
        }
    }

    private void external(MappedText from) {
        String name = from.text();
        boolean stage = name.matches("[0-9]*")
                || name.indexOf('$') >= 0
                || name.equalsIgnoreCase(SCRATCH)
                || stages.named(name).isPresent()
                || mayBeStage(name, stages.all().size());
        if (stage) {
            return;
        }
        boolean plain = name.matches("[A-Za-z0-9_-]+") && !SmallerVariants.isOfficial(name);
        findings.add(
                Rule.TR105,
                from.origin(),
                plain
                        ? "no stage of this file is named \"" + name
                                + "\": it is a context that the build is given, or an image"
                        : "files come from the image \"" + Printable.escape(name)
                                + "\", which is no stage of this file",
                "FROM " + name + " AS NAME, and --from=NAME: so all images stand where one looks for them");
        if (plain) {
            findings.image(new ImageUse(name, from.origin()));
        } else {
            rules.judge(name, from.origin());
        }
    }
}
