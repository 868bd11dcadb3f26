package dev.contenttrust.lint.unverified;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.dockerfile.Dockerfile;
import dev.contenttrust.lint.dockerfile.Instruction;
import dev.contenttrust.lint.dockerfile.Setting;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.BuildFlow;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.flow.Variable;
import dev.contenttrust.lint.key.Evidence;
import dev.contenttrust.lint.source.MappedText;
import dev.contenttrust.lint.source.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds what switches a verification off. */
public final class UnverifiedRules {
    private static final Pattern LOCAL = Pattern.compile(
            "(?i)([a-z]+://)?([^/@]*@)?(localhost|(127|10)\\.[0-9.]+|192\\.168\\.[0-9.]+|172\\.(1[6-9]|2[0-9]|3[01])\\.[0-9.]+|0\\.0\\.0\\.0"
                    + "|\\[::1]|host\\.docker\\.internal)([:/?].*)?|file:.*");

    private static final Pattern URL = Pattern.compile("(?i)[a-z+]+://.+|localhost.*|127\\..*");
    private static final Pattern LOCAL_PACKAGE = Pattern.compile("[^:]*(/|\\.(rpm|apk|deb))[^:]*|\\..*");
    private static final Pattern INSTALLS =
            Pattern.compile("-[a-zA-Z]*[iUF][a-zA-Z]*|--(install|upgrade|freshen|import)");

    /** What PowerShell scripts say, which are not followed. */
    private static final Pattern POWERSHELL = Pattern.compile(
            "(?i)ServerCertificateValidationCallback\\s*=\\s*\\{\\s*\\$true\\s*}|-SkipCertificateCheck\\b");

    private static final String REMEDY = "leave it out, and give the program the certificate or key that it needs";

    private final Evidence evidence;
    private final Findings findings;

    private UnverifiedRules(Evidence evidence, Findings findings) {
        this.evidence = evidence;
        this.findings = findings;
    }

    /** Adds what is found. */
    public static void check(Dockerfile file, BuildFlow flow, Evidence evidence, Findings findings) {
        UnverifiedRules rules = new UnverifiedRules(evidence, findings);
        for (Instruction written : file.instructions()) {
            rules.instruction(written.trigger().orElse(written), file.escape());
        }
        flow.acts().forEach(rules::command);
        new Clones(findings).judge(flow);
    }

    private void instruction(Instruction instruction, char escape) {
        if (instruction.is("ENV") || instruction.is("ARG")) {
            for (Setting setting : Setting.of(instruction, escape)) {
                setting.value()
                        .ifPresent(value -> Variables.of(
                                        setting.name().text(),
                                        value.text().replaceAll("^[\"']|[\"']$", ""),
                                        setting.name().origin().cover(value.origin()))
                                .ifPresent(this::add));
            }
        } else if (instruction.is("RUN")) {
            MappedText script = instruction.script();
            Matcher power = POWERSHELL.matcher(script.text());
            while (power.find()) {
                add(new Switch(
                        Rule.TR207,
                        Level.ERROR,
                        script.origin(power.start(), power.end()),
                        power.group(),
                        "takes what whoever answers sends"));
            }
        }
    }

    private void command(Act act) {
        act.environment().forEach(this::variable);
        if (act.is("export", "declare", "typeset", "readonly") || (act.is("go") && act.has("-w"))) {
            act.arguments().forEach(this::exported);
        }
        if (act.words().isEmpty() || isHarmless(act)) {
            return;
        }
        for (Switch found : Switches.of(act)) {
            add(found.at(level(found, act)));
        }
    }

    private void variable(Variable variable) {
        Term value = variable.value();
        Variables.of(variable.name(), value.text(), value.span()).ifPresent(this::add);
    }

    private void exported(Term word) {
        int equals = word.text().indexOf('=');
        if (equals > 0) {
            Variables.of(word.text().substring(0, equals), word.text().substring(equals + 1), word.span())
                    .ifPresent(this::add);
        }
    }

    /** Nothing comes from another machine, or nothing is installed. */
    private static boolean isHarmless(Act act) {
        List<Term> words = act.arguments();
        if (act.is("apk")) {
            return act.has("index", "mkndx", "verify", "fetch", "adbdump");
        }
        if (act.is("rpm")) {
            return words.stream()
                    .noneMatch(word -> INSTALLS.matcher(word.text()).matches());
        }
        if (act.is("pip", "pip2", "pip3", "python", "python3", "uv")) {
            return false;
        }
        List<Term> urls = words.stream()
                .filter(word -> URL.matcher(word.text()).matches()
                        || LOCAL.matcher(word.text()).matches())
                .toList();
        return !urls.isEmpty()
                && urls.stream()
                        .allMatch(url ->
                                url.value().all(text -> LOCAL.matcher(text).matches()));
    }

    /** What is at risk, with what is verified besides. */
    private Level level(Switch found, Act act) {
        boolean verified = evidence.verifiesDownloads(act.run());
        if (act.is("curl", "wget", "wget2", "aria2c")) {
            return verified ? Level.NOTE : found.level();
        }
        if (act.program().startsWith("pip") || act.program().startsWith("python")) {
            boolean local = !trustedHosts(act).isEmpty()
                    && trustedHosts(act).stream()
                            .allMatch(host -> LOCAL.matcher(host).matches());
            boolean unknown = trustedHosts(act).stream().anyMatch(host -> host.indexOf(MappedText.UNKNOWN) >= 0);
            return local || act.has("--require-hashes") ? Level.NOTE : unknown ? Level.WARNING : found.level();
        }
        if (isOfLocalPackages(act)) {
            return verified ? Level.NOTE : Level.WARNING;
        }
        return found.level();
    }

    private static List<String> trustedHosts(Act act) {
        List<Term> words = act.arguments();
        return IntStream.range(0, words.size())
                .filter(i -> words.get(i).startsWith("--trusted-host"))
                .mapToObj(i -> words.get(i).text().indexOf('=') > 0
                        ? words.get(i).text().substring(words.get(i).text().indexOf('=') + 1)
                        : i + 1 < words.size() ? words.get(i + 1).text() : "")
                .toList();
    }

    /** Whether all that is installed lies there as files; their downloads are followed elsewhere. */
    private static boolean isOfLocalPackages(Act act) {
        List<Term> packages = act.arguments().stream()
                .filter(word -> !word.startsWith("-")
                        && !word.text()
                                .matches("add|install|localinstall|in|reinstall|update|upgrade|virtual|true|[0-9]+"))
                .toList();
        return !packages.isEmpty()
                && packages.stream()
                        .allMatch(word -> LOCAL_PACKAGE.matcher(word.text()).matches());
    }

    private void add(Switch found) {
        Span span = found.span();
        findings.add(
                found.rule(),
                found.level(),
                span,
                "\"" + Printable.escape(cut(found.what())) + "\": " + found.effect(),
                REMEDY);
    }

    private static String cut(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
