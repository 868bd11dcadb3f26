package dev.contenttrust.lint.repository;

import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Repositories of yum, dnf and zypper, and the settings of pacman (yum.conf(5), pacman.conf(5)). */
final class YumFile {
    private static final Pattern SECTION = Pattern.compile("\\s*\\[[^\\]]*\\]\\s*");
    private static final Pattern SETTING = Pattern.compile("\\s*([A-Za-z_]+)\\s*=\\s*(.*?)\\s*", Pattern.DOTALL);
    private static final Pattern NO = Pattern.compile("(?i)0|no|false|off");
    private static final Pattern UNCHECKED = Pattern.compile(
            "(?i)\\s*[\"']?(pkg_)?gpgcheck\\s*=\\s*(0|no|false|off)\\b.*|\\s*SigLevel\\s*=.*(Never|TrustAll).*",
            Pattern.DOTALL);

    private final RepositoryRules rules;
    private final Findings findings;

    YumFile(RepositoryRules rules, Findings findings) {
        this.rules = rules;
        this.findings = findings;
    }

    void judge(WrittenFile file) {
        List<MappedText> section = new ArrayList<>();
        for (MappedText line : file.lines()) {
            if (SECTION.matcher(line.text()).matches()) {
                section(section, file.stage());
                section.clear();
            } else {
                section.add(line);
            }
        }
        section(section, file.stage());
    }

    private void section(List<MappedText> lines, int stage) {
        Optional<MappedText> url = setting(lines, "baseurl").or(() -> setting(lines, "mirrorlist"));
        Source source = new Source(url.map(MappedText::text).orElse(""));
        if (source.isLocal()) {
            return;
        }
        boolean disabled = isNo(setting(lines, "enabled"));
        for (MappedText line : lines) {
            if (UNCHECKED.matcher(line.text()).matches()) {
                unchecked(line.strip().origin(), source, disabled);
            }
        }
        Optional<MappedText> key = setting(lines, "gpgkey");
        boolean pinned = key.filter(value -> value.text().startsWith("file:")).isPresent()
                || (key.isEmpty() && rules.hasKey(stage));
        url.ifPresent(text -> rules.plain(source, text.origin(), pinned || disabled));
        key.ifPresent(text -> rules.plain(new Source(text.text()), text.origin(), rules.hasKey(stage)));
    }

    private void unchecked(Span span, Source source, boolean disabled) {
        findings.add(
                Rule.TR402,
                disabled ? Level.WARNING : Level.ERROR,
                span,
                "packages from " + (source.isKnown() ? source.shown() : "this repository")
                        + " are installed whoever made them: their signatures are not checked",
                "gpgcheck=1, and gpgkey=file:///etc/pki/rpm-gpg/NAME of a key whose fingerprint you compared");
    }

    private static boolean isNo(Optional<MappedText> value) {
        return value.filter(YumFile::isNo).isPresent();
    }

    private static boolean isNo(MappedText value) {
        return NO.matcher(value.text()).matches();
    }

    private static Optional<MappedText> setting(List<MappedText> lines, String name) {
        for (MappedText line : lines) {
            Matcher setting = SETTING.matcher(line.text());
            if (setting.matches() && setting.group(1).equalsIgnoreCase(name)) {
                return Optional.of(line.part(setting.start(2), setting.end(2)));
            }
        }
        return Optional.empty();
    }
}
