package dev.contenttrust.lint.run;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.image.ImageRules;
import dev.contenttrust.lint.run.RunLine.Option;
import dev.contenttrust.lint.source.MappedText;
import java.util.Optional;
import java.util.Set;

/** Holds a line that runs a container against the rules. */
public final class RunLineRules {
    private final Findings findings;
    private final RunRules rules;
    private final ImageRules images;

    public RunLineRules(Policy policy, Findings findings) {
        this.findings = findings;
        this.rules = new RunRules(findings);
        this.images = new ImageRules(policy, findings);
    }

    /** @param built names of images that the same text builds: nobody else can put anything under those */
    public void judge(RunLine line, Set<String> built) {
        findings.block(line.span());
        if (line.dashForgotten()) {
            Said image = line.image().orElseThrow();
            String word = Printable.escape(image.text());
            findings.add(
                    Rule.TR101,
                    Level.ERROR,
                    image.span(),
                    "\"" + word + "\" is taken for the image, and the options after it for the container's command",
                    "-" + word);
            judgeOptions(line.meant());
            line.meant().image().ifPresent(meant -> judgeImage(meant, built));
            return;
        }
        judgeOptions(line);
        line.image().ifPresent(image -> judgeImage(image, built));
    }

    private void judgeImage(Said image, Set<String> built) {
        // A variable or a placeholder is what a script is for: nothing is said about it.
        if (image.known() && !built.contains(image.text()) && !isPlaceholder(image.text())) {
            images.judge(image.text(), image.span());
        }
    }

    /** {@code IMAGE}, {@code <image>}, {@code your-image}, {@code my_app}: words of documentation. */
    private static boolean isPlaceholder(String image) {
        return image.matches(
                "[<\\[{].*|.*\\.\\.\\..*|[A-Z_:]+|(?i)(my|your|some|the|an?)[-_].*|(?i)image([-_](name|id|tag))?(:.*)?");
    }

    private void judgeOptions(RunLine line) {
        boolean readOnly = false;
        for (Option option : line.options()) {
            judge(option);
            readOnly |= option.name().equals("read-only") && option.on();
        }
        if (!readOnly && line.certain()) {
            rules.writableRoot(
                    line.program().span().cover(line.verb().span()),
                    "--read-only, with --tmpfs for what must be written");
        }
    }

    private void judge(Option option) {
        Said value = option.said();
        switch (option.name()) {
            case "volume" -> rules.mount(Mount.ofShort(value));
            case "mount" -> bind(value).ifPresent(rules::mount);
            case "privileged" -> {
                if (option.on()) {
                    rules.privileged(option.span());
                }
            }
            case "cap-add" -> {
                for (String name : value.text().split(",")) {
                    rules.capability(value.as(name));
                }
            }
            case "network", "net" -> rules.namespace("network", value);
            case "pid", "ipc", "uts" -> rules.namespace(option.name().equals("pid") ? "process" : option.name(), value);
            case "userns" -> rules.namespace("user", value);
            case "cgroupns" -> rules.namespace("cgroup", value);
            case "security-opt" -> rules.securityOption(value);
            default -> {}
        }
    }

    /** {@code type=bind,source=/,target=/host,readonly}. */
    private static Optional<Mount> bind(Said said) {
        String source = "";
        String target = "";
        boolean readOnly = false;
        boolean bind = false;
        for (String field : said.text().split(",")) {
            String name = field.split("=", 2)[0].strip();
            String value = field.substring(Math.min(field.length(), name.length() + 1));
            switch (name) {
                case "type" -> bind = value.equals("bind");
                case "source", "src" -> source = value;
                case "target", "destination", "dst" -> target = value;
                case "readonly", "ro" -> readOnly = !value.equals("false") && !value.equals("0");
                default -> {}
            }
        }
        boolean unknown = source.isEmpty() || source.indexOf(MappedText.UNKNOWN) >= 0;
        return bind && !unknown
                ? Optional.of(new Mount(HostPath.clean(source), target, readOnly, said.span()))
                : Optional.empty();
    }
}
