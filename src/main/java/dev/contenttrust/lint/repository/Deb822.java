package dev.contenttrust.lint.repository;

import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.source.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Repositories of apt in stanzas: {@code Types:}, {@code URIs:}, … (sources.list(5), "DEB822-STYLE FORMAT"). */
final class Deb822 {
    private static final Pattern FIELD = Pattern.compile("\\s*([A-Za-z-]+):\\s*(.*)", Pattern.DOTALL);
    private static final Pattern YES = Pattern.compile("(?i)(yes|true|1|on|force)\\s*");

    private final RepositoryRules rules;
    private final Findings findings;

    Deb822(RepositoryRules rules, Findings findings) {
        this.rules = rules;
        this.findings = findings;
    }

    void judge(WrittenFile file) {
        List<MappedText> stanza = new ArrayList<>();
        for (MappedText line : file.lines()) {
            if (line.text().isBlank()) {
                stanza(stanza, file.stage());
                stanza.clear();
            } else {
                stanza.add(line);
            }
        }
        stanza(stanza, file.stage());
    }

    private void stanza(List<MappedText> lines, int stage) {
        Optional<MappedText> uris = field(lines, "URIs");
        if (uris.isEmpty()) {
            return;
        }
        Source source = new Source(uris.get().text().strip().split("\\s+")[0]);
        if (source.isLocal()) {
            return;
        }
        boolean unsigned = false;
        for (String name : List.of("Trusted", "Allow-Insecure")) {
            Optional<MappedText> value =
                    field(lines, name).filter(text -> YES.matcher(text.text()).matches());
            value.ifPresent(text -> rules.unsigned(text.origin(), source));
            unsigned |= value.isPresent();
        }
        if (!source.isKnown() || source.isOfDistribution() || unsigned) {
            return;
        }
        boolean signed = field(lines, "Signed-By").isPresent();
        if (!signed) {
            findings.add(
                    Rule.TR404,
                    uris.get().origin(),
                    "every key that apt trusts may sign what comes from " + source.shown(),
                    "Signed-By: /usr/share/keyrings/NAME.gpg");
        }
        rules.plain(source, uris.get().origin(), signed || rules.hasKey(stage));
    }

    private static Optional<MappedText> field(List<MappedText> lines, String name) {
        for (MappedText line : lines) {
            Matcher field = FIELD.matcher(line.text());
            if (field.matches() && field.group(1).equalsIgnoreCase(name)) {
                return Optional.of(line.part(field.start(2), field.end(2)).strip());
            }
        }
        return Optional.empty();
    }
}
