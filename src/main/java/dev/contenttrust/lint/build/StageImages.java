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
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.image.ImageRules;
import dev.contenttrust.lint.source.MappedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The images that a build starts from and copies out of: TR101 to TR108, TR112. */
final class StageImages {
    private static final String SCRATCH = "scratch";

    /** Official images with a variant of the same contents that is smaller by a multiple, and its tag's ending. */
    private static final Map<String, String> SMALLER = Map.ofEntries(
            Map.entry("debian", "-slim"),
            Map.entry("python", "-slim"),
            Map.entry("node", "-slim"),
            Map.entry("ruby", "-slim"),
            Map.entry("perl", "-slim"),
            Map.entry("rust", "-slim"),
            Map.entry("golang", "-alpine"),
            Map.entry("php", "-alpine"),
            Map.entry("nginx", "-alpine"),
            Map.entry("httpd", "-alpine"),
            Map.entry("redis", "-alpine"),
            Map.entry("postgres", "-alpine"));

    private static final Pattern OFFICIAL =
            Pattern.compile("(?:docker\\.io/)?(?:library/)?([a-z]+):([0-9][0-9.]*)(?:@.*)?");

    private final Dockerfile file;
    private final Stages stages;
    private final ImageRules images;
    private final Findings findings;

    StageImages(Dockerfile file, Stages stages, ImageRules images, Findings findings) {
        this.file = file;
        this.stages = stages;
        this.images = images;
        this.findings = findings;
    }

    void judge() {
        file.directives().stream().filter(one -> one.name().equals("syntax")).forEach(this::syntax);
        List<Stage> all = stages.all();
        for (Stage stage : all) {
            if (stage.parent().isEmpty()
                    && !stage.base().text().equals(SCRATCH)
                    && stage.image().length() > 0) {
                images.judge(stage.base().text(), stage.image().origin());
                if (stage.number() == all.size() - 1) {
                    smaller(stage);
                }
            }
            stage.instructions().forEach(instruction -> instruction(instruction, stage));
        }
    }

    private void syntax(Directive directive) {
        String image = directive.value().strip();
        findings.image(new ImageUse(image, directive.valueSpan()));
        if (image.indexOf('@') < 0) {
            findings.add(
                    Rule.TR106,
                    directive.valueSpan(),
                    "\"" + Printable.escape(image)
                            + "\" is a program that reads this file and builds from it, and its tag may move",
                    "# syntax=" + image + "@sha256:DIGEST");
        }
    }

    private void smaller(Stage stage) {
        Matcher official = OFFICIAL.matcher(stage.base().text());
        if (official.matches()) {
            Optional.ofNullable(SMALLER.get(official.group(1)))
                    .ifPresent(ending -> findings.add(
                            Rule.TR108,
                            stage.image().origin(),
                            "there is a smaller variant of \"" + stage.base().text()
                                    + "\", with less in it that can be attacked",
                            official.group(1) + ":" + official.group(2) + ending));
        }
    }

    private void instruction(Instruction instruction, Stage stage) {
        Instruction inner = instruction.trigger().orElse(instruction);
        if (inner.is("COPY") || inner.is("ADD")) {
            inner.flag("from").map(Flag::value).ifPresent(from -> source(from, stage));
        } else if (inner.is("RUN")) {
            inner.flags().stream()
                    .filter(flag -> flag.name().equals("mount"))
                    .forEach(flag -> mounted(flag.value()).ifPresent(from -> source(from, stage)));
        }
    }

    /** {@code type=bind,from=IMAGE,source=/x}. */
    private static Optional<MappedText> mounted(MappedText mount) {
        int at = 0;
        for (String part : mount.text().split(",", -1)) {
            if (part.startsWith("from=")) {
                return Optional.of(mount.part(at + "from=".length(), at + part.length()));
            }
            at += part.length() + 1;
        }
        return Optional.empty();
    }

    private void source(MappedText from, Stage stage) {
        MappedText name = stages.expand(from);
        boolean earlier = stages.named(name.text())
                .filter(other -> other.number() < stage.number())
                .isPresent();
        if (earlier || name.length() == 0 || name.text().equals(SCRATCH)) {
            return;
        }
        if (name.isKnown()) {
            findings.add(
                    Rule.TR105,
                    from.origin(),
                    "files come from \"" + Printable.escape(name.text()) + "\", which is no stage of this file",
                    "FROM " + name.text() + "@sha256:DIGEST AS NAME, and --from=NAME");
        }
        images.judge(name.text(), from.origin());
    }
}
