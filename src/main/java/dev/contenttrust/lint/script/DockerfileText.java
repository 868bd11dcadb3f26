package dev.contenttrust.lint.script;

import dev.contenttrust.lint.dockerfile.Dockerfile;
import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.dockerfile.Setting;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.run.Said;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.trustuse.TrustUseRules;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a Dockerfile says of running containers, in labels, and of content trust; the rest of it is judged elsewhere. */
public final class DockerfileText {
    private static final Pattern RUNS =
            Pattern.compile("\\b(docker|podman|nerdctl)\\s+(container\\s+)?(run|create)\\s");

    /** Without any of these words there is nothing to find. */
    private static final Pattern WORTH_READING =
            Pattern.compile("docker\\s|podman|nerdctl|notary|NOTARY|CONTENT_TRUST|content-trust");

    /** The quotes around a value. */
    private static final String QUOTES = "\"'";

    private DockerfileText() {}

    /** Judges a Dockerfile that was read. */
    public static void judge(Dockerfile file, Policy policy, Findings findings) {
        if (!WORTH_READING.matcher(file.source().text()).find()) {
            return;
        }
        TrustUseRules trust = new TrustUseRules(findings);
        ShellCheck runs = new ShellCheck(new TrustOnly(trust));
        ShellCheck labels = new ShellCheck(new CommandRules(policy, findings));
        for (Instruction instruction : file.instructions()) {
            Instruction inner = instruction.trigger().orElse(instruction);
            if (inner.is("RUN") && inner.json().isEmpty()) {
                runs.with(inner.script());
            } else if (inner.is("ENV") || inner.is("ARG")) {
                Setting.of(inner, file.escape())
                        .forEach(setting -> setting.value()
                                .ifPresent(
                                        value -> trust.variable(setting.name().text(), said(value))));
            } else if (inner.is("LABEL")) {
                Setting.of(inner, file.escape())
                        .forEach(setting -> setting.value()
                                .map(DockerfileText::unquoted)
                                .filter(value -> RUNS.matcher(value.text()).find())
                                .ifPresent(labels::with));
            }
        }
        runs.run();
        labels.run();
    }

    private static Said said(MappedText value) {
        MappedText plain = unquoted(value);
        String text = plain.text().indexOf('$') < 0 ? plain.text() : String.valueOf(MappedText.UNKNOWN);
        return new Said(text, value.origin());
    }

    private static MappedText unquoted(MappedText value) {
        int length = value.length();
        boolean quoted = length > 1
                && QUOTES.indexOf(value.text().charAt(0)) >= 0
                && value.text().charAt(0) == value.text().charAt(length - 1);
        return quoted ? value.part(1, length - 1) : value;
    }

    /** A container that is run while an image is built concerns nobody's host. */
    private record TrustOnly(TrustUseRules rules) implements CommandCheck {
        @Override
        public void command(List<Said> words, Set<String> built) {
            rules.command(words);
        }

        @Override
        public void variable(String name, Said value) {
            rules.variable(name, value);
        }
    }
}
