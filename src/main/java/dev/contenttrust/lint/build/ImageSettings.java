package dev.contenttrust.lint.build;

import dev.contenttrust.lint.dockerfile.Dockerfile;
import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.dockerfile.Setting;
import dev.contenttrust.lint.dockerfile.Stage;
import dev.contenttrust.lint.dockerfile.Stages;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.source.MappedText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What stays in an image's settings: secrets (TR601) and its user (TR602). */
final class ImageSettings {
    private static final Pattern SECRET_NAME = Pattern.compile(
            "(?i)(.*_)?(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|API_?KEY|PRIVATE_KEY|ACCESS_KEY|SECRET_KEY|CREDENTIALS?|PASS|PWD)(_(ID|BASE|1|2|TEST|DEV))?");

    /** Their values are where the secret is, how long it is, and the like. */
    private static final Set<String> PWD = Set.of("PWD", "OLDPWD");

    private static final Pattern TOKEN = Pattern.compile(
            "AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\\w{22,}|glpat-[\\w-]{20,}|xox[abpr]-[\\w-]{10,}|npm_[A-Za-z0-9]{36}"
                    + "|sk_live_\\w{16,}|AIza[\\w-]{35}|-----BEGIN [A-Z ]*PRIVATE KEY-----");

    private static final Pattern HARMLESS = Pattern.compile(
            "(?i)true|false|yes|no|on|off|0|1|none|null|dummy|placeholder|example|change-?me|xxx+|<.*>|fake|unset|/.*|[0-9A-F]{40}|[0-9A-F]{64}");

    private final Dockerfile file;
    private final Stages stages;
    private final Findings findings;

    ImageSettings(Dockerfile file, Stages stages, Findings findings) {
        this.file = file;
        this.stages = stages;
        this.findings = findings;
    }

    void judge() {
        for (Instruction instruction : file.instructions()) {
            Instruction inner = instruction.trigger().orElse(instruction);
            if (inner.is("ENV") || inner.is("ARG")) {
                Setting.of(inner, file.escape()).forEach(setting -> secret(inner, setting));
            }
        }
        user();
    }

    private void secret(Instruction instruction, Setting setting) {
        String name = setting.name().text();
        String value = setting.value().map(ImageSettings::plain).orElse("");
        if (TOKEN.matcher(value).find()) {
            report(instruction, setting, Level.ERROR, "holds what looks like a real credential");
        } else if (!SECRET_NAME.matcher(name).matches() || PWD.contains(name.toUpperCase(Locale.ROOT))) {
            return;
        } else if (setting.value().isEmpty()) {
            report(instruction, setting, Level.NOTE, "is a build argument, which stays in the image's history");
        } else if (!value.isEmpty()
                && value.indexOf('$') < 0
                && !HARMLESS.matcher(value).matches()) {
            report(instruction, setting, Level.WARNING, "holds a secret that everybody reads who has the image");
        }
    }

    private void report(Instruction instruction, Setting setting, Level level, String what) {
        findings.add(
                Rule.TR601,
                level,
                setting.name().origin(),
                instruction.keyword() + " " + setting.name().text() + " " + what,
                "RUN --mount=type=secret,id=" + setting.name().text().toLowerCase(Locale.ROOT)
                        + " for a build; give it to the container when it is run");
    }

    private static String plain(MappedText value) {
        String text = value.text().strip();
        boolean quoted = text.length() > 1
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    private void user() {
        List<Stage> all = stages.all();
        if (all.isEmpty()) {
            return;
        }
        Stage stage = all.get(all.size() - 1);
        Optional<Instruction> last = lastUser(stage);
        for (int i = 0; i < all.size() && last.isEmpty() && stage.parent().isPresent(); i++) {
            stage = all.get(stage.parent().get());
            last = lastUser(stage);
        }
        if (last.isPresent() && last.get().arguments().text().strip().matches("(root|0)(:.*)?")) {
            findings.add(
                    Rule.TR602,
                    last.get().arguments().origin(),
                    "the image runs as root",
                    "USER NAME, after the last instruction that needs root");
        }
    }

    private static Optional<Instruction> lastUser(Stage stage) {
        return stage.instructions().stream()
                .filter(instruction -> instruction.is("USER"))
                .reduce((first, second) -> second);
    }
}
