package dev.contenttrust.cli.linting;

import dev.contenttrust.FileFailure;
import dev.contenttrust.cli.option.Flag;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.Suggestion;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Value;
import dev.contenttrust.cli.option.Values;
import dev.contenttrust.lint.config.Configs;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.keyfile.SuppliedKeyrings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What is looked for, by whose settings, and what is done about it. */
public final class LintOptions {
    private static final String NEVER = "never";

    private final Value<String> failOn;
    private final Values<Set<Rule>> only;
    private final Value<Rule> explain;
    private final Value<String> name;
    private final Value<Path> keyring;
    private final Value<Path> config;
    private final Flag noConfig;
    private final Flag fix;
    private final Flag write;

    public LintOptions(OptionTable options) {
        failOn = options.choice(
                "--fail-on",
                List.of("error", "warning", "note", NEVER),
                "which findings end the run with exit code 1: these and\nworse; default error");
        only = options.values(
                "--only", "ID[,ID]…", LintOptions::rules, "look for these rules alone; may be given again");
        explain = options.value("--explain", "ID", LintOptions::rule, "say what a rule is about, and check nothing");
        name = options.value(
                "--stdin-name", "NAME", text -> text, "what standard input (-) is read as; default Dockerfile");
        keyring = options.value(
                "--keyring", "DIR", Path::of, "keyrings at hand, by name, for keys that files download or copy");
        fix = options.flag("--fix", "print what would mend findings that need no decision, as a patch");
        write = options.flag("--write", "with --fix: change the files, and check them again");
        options.section("Configuration");
        config = options.value(
                "--lint-config",
                "FILE",
                Path::of,
                "in the place of " + Configs.NAME
                        + ", which is looked for in PATH\nand above it, up to where its Git repository begins");
        noConfig = options.flag("--no-lint-config", "use none, whatever there is");
    }

    private static Rule rule(String id) {
        List<String> known = Arrays.stream(Rule.values()).map(Rule::id).toList();
        return Rule.of(id)
                .orElseThrow(() -> new UsageException(
                        "there is no rule \"" + id + "\"",
                        "docs/rules.md has them all",
                        Suggestion.of(id.toUpperCase(Locale.ROOT), known)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("")));
    }

    private static Set<Rule> rules(String ids) {
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        for (String id : ids.split(",", -1)) {
            rules.add(rule(id));
        }
        return rules;
    }

    /** From which level on findings are a failure; empty for never. */
    public Optional<Level> failOn() {
        String word = failOn.orElse("error");
        return Arrays.stream(Level.values())
                .filter(level -> level.word().equals(word))
                .findFirst();
    }

    /** The rule that is to be explained. */
    public Optional<Rule> explain() {
        return explain.get();
    }

    /** What standard input is called. */
    public String standardInputName() {
        return name.orElse("Dockerfile");
    }

    /** Where settings come from. */
    public Configs configs() {
        if (config.get().isPresent() && noConfig.given()) {
            throw new UsageException("--lint-config and --no-lint-config exclude each other", "both were given", "");
        }
        Configs configs = noConfig.given()
                ? Configs.none()
                : config.get().map(Configs::of).orElseGet(Configs::nearest);
        Set<Rule> rules = EnumSet.noneOf(Rule.class);
        only.get().forEach(rules::addAll);
        return rules.isEmpty() ? configs : configs.only(rules);
    }

    /** What the user has at hand. */
    public SuppliedKeyrings keyrings() {
        return keyring.get().map(LintOptions::keyrings).orElse(SuppliedKeyrings.NONE);
    }

    private static SuppliedKeyrings keyrings(Path directory) {
        try {
            return SuppliedKeyrings.in(directory);
        } catch (IOException e) {
            throw new UsageException("cannot use --keyring " + directory, FileFailure.reason(e), "", e);
        }
    }

    /** What is done about findings. */
    public Change change() {
        return write.given() ? Change.WRITTEN : fix.given() ? Change.SHOWN : Change.NONE;
    }

    /** What is done about findings that need no decision. */
    public enum Change {
        NONE,
        SHOWN,
        WRITTEN
    }
}
