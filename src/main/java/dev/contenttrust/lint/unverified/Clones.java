package dev.contenttrust.lint.unverified;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Level;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.BuildFlow;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.source.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Source code from Git: TR211, and TR205 where it comes in the clear. */
final class Clones {
    private static final Pattern REMOTE =
            Pattern.compile("(?i)(https?|git|ssh|git\\+ssh|ftp)://.+|[^/@:\\s]+@[^/:\\s]+:.+");
    private static final Pattern PLAIN = Pattern.compile("(?i)(http|git|ftp)://.+");
    private static final Pattern LOCAL = Pattern.compile("(?i)[a-z+]+://([^/@]*@)?(localhost|127\\.[0-9.]+)([:/].*)?");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    /** What moves on by design. */
    private static final Pattern BRANCH = Pattern.compile(
            "(?i)(refs/heads/|origin/)?(master|main|trunk|develop(ment)?|dev|devel|head|next|stable|latest|edge|nightly|unstable|testing|staging|release|default|gh-pages)|FETCH_HEAD");

    /** Options of {@code git clone} whose value is the next word (git-clone(1)). */
    private static final Set<String> WITH_VALUE = Set.of(
            "-b",
            "--branch",
            "--depth",
            "-o",
            "--origin",
            "-c",
            "--config",
            "-j",
            "--jobs",
            "--reference",
            "-u",
            "--upload-pack",
            "--separate-git-dir",
            "--template",
            "--shallow-since",
            "--filter",
            "--server-option");

    private static final Pattern VCS = Pattern.compile(
            "(?i)(?:[A-Za-z0-9_.\\[\\],-]+\\s*@\\s*)?git\\+(https?|git|ssh)://[^@#]+(@[^@#]+/[^@#]*)?([@#].*)?");

    /** Those that come in the clear, until a commit is named. */
    private final List<Clone> plain = new ArrayList<>();

    /** The newest of all. */
    private Optional<Act> last = Optional.empty();

    private final Findings findings;

    Clones(Findings findings) {
        this.findings = findings;
    }

    private record Clone(Act act, Term url) {}

    void judge(BuildFlow flow) {
        List<Clone> open = new ArrayList<>();
        for (Act act : flow.acts()) {
            if (act.is("git")) {
                git(act, open);
            } else if (act.is("hub")
                    || act.program().startsWith("pip")
                    || act.is("uv", "npm", "yarn", "pnpm", "python3", "python")) {
                act.arguments().forEach(this::requirement);
            } else if (act.is("cargo") && act.has("install")) {
                cargo(act);
            } else if (act.is("go") && act.has("install", "get", "run")) {
                act.arguments().forEach(this::module);
            }
        }
        open.forEach(clone -> unpinned(clone.url(), ""));
        for (Clone clone : plain) {
            findings.add(
                    Rule.TR205,
                    clone.url().span(),
                    shown(clone.url()) + " comes in the clear: anybody on the way can put something else in its place",
                    "https, or git checkout COMMIT after it");
        }
    }

    private void git(Act act, List<Clone> open) {
        List<Term> words = verb(act);
        String verb = words.isEmpty() ? "" : words.get(0).text();
        if (verb.equals("clone")) {
            cloned(act, words, open);
        } else if (Set.of("checkout", "reset", "switch", "verify-tag", "verify-commit", "fetch", "pull", "merge")
                .contains(verb)) {
            pinned(act, words, open);
        }
    }

    /** From the verb on, without options of git itself. */
    private static List<Term> verb(Act act) {
        List<Term> words = act.arguments();
        int at = 0;
        while (at < words.size() && words.get(at).startsWith("-")) {
            at += Set.of("-C", "-c", "--git-dir", "--work-tree", "--exec-path", "--namespace")
                            .contains(words.get(at).text())
                    ? 2
                    : 1;
        }
        return words.subList(Math.min(at, words.size()), words.size());
    }

    private void cloned(Act act, List<Term> words, List<Clone> open) {
        List<Term> operands = new ArrayList<>();
        String branch = "";
        for (int i = 1; i < words.size(); i++) {
            String text = words.get(i).text();
            if (WITH_VALUE.contains(text) && i + 1 < words.size()) {
                branch = text.equals("-b") || text.equals("--branch")
                        ? words.get(i + 1).text()
                        : branch;
                i++;
            } else if (text.startsWith("--branch=") || text.matches("-b.+")) {
                branch = text.replaceFirst("^(--branch=|-b)", "");
            } else if (!text.startsWith("-")) {
                operands.add(words.get(i));
            }
        }
        if (operands.isEmpty()
                || !REMOTE.matcher(operands.get(0).text()).matches()
                || LOCAL.matcher(operands.get(0).text()).matches()) {
            return;
        }
        Term url = operands.get(0);
        last = Optional.of(act);
        if (PLAIN.matcher(url.text()).matches()) {
            plain.add(new Clone(act, url));
        }
        if (branch.isEmpty() || BRANCH.matcher(branch).matches()) {
            open.add(new Clone(act, url));
        } else if (branch.chars().noneMatch(Character::isDigit) && branch.indexOf(MappedText.UNKNOWN) < 0) {
            moving(url, branch);
        }
    }

    /** A later command that goes to a commit or a tag, or verifies one. */
    private void pinned(Act act, List<Term> words, List<Clone> open) {
        boolean verifies = words.get(0).startsWith("verify");
        List<Term> references = words.stream()
                .skip(1)
                .filter(word -> !word.startsWith("-") && !word.is(".") && !word.is("origin"))
                .toList();
        boolean names = references.stream()
                .anyMatch(word ->
                        !BRANCH.matcher(word.text()).matches() && !word.text().contains("://"));
        boolean only = words.get(0).is("fetch")
                || words.get(0).is("pull")
                || words.get(0).is("merge");
        boolean goes = only
                ? references.stream()
                        .anyMatch(word -> COMMIT.matcher(word.text()).matches())
                : names;
        boolean commit = references.stream()
                .anyMatch(word ->
                        COMMIT.matcher(word.text()).matches() || word.text().indexOf(MappedText.UNKNOWN) >= 0);
        if (verifies || commit) {
            close(plain, act);
        }
        if (verifies || goes) {
            close(open, act);
        }
    }

    /** What a command goes to a commit in: the clones of its RUN, or else the last one of its stage. */
    private void close(List<Clone> clones, Act act) {
        boolean here = clones.removeIf(
                clone -> clone.act().run().span().equals(act.run().span()));
        if (!here && !clones.isEmpty()) {
            Clone newest = clones.get(clones.size() - 1);
            if (newest.act().number() == last.orElse(act).number()
                    && newest.act().stage() == act.stage()) {
                clones.remove(clones.size() - 1);
            }
        }
    }

    private void requirement(Term word) {
        var found = VCS.matcher(word.text());
        if (found.matches()) {
            String reference = found.group(3) == null ? "" : found.group(3);
            String name = reference.startsWith("@")
                    ? reference.substring(1).replaceFirst("#.*", "")
                    : reference.startsWith("#") && !reference.matches("#(egg|subdirectory)=.*")
                            ? reference.substring(1)
                            : "";
            if (name.isEmpty() || BRANCH.matcher(name).matches()) {
                unpinned(word, name);
            }
        }
    }

    private void cargo(Act act) {
        boolean pinned = act.arguments().stream().anyMatch(word -> word.text().matches("--(rev|tag)(=.*)?"));
        List<Term> words = act.arguments();
        for (int i = 0; i + 1 < words.size() && !pinned; i++) {
            if (words.get(i).is("--git")) {
                unpinned(words.get(i + 1), "");
            }
        }
    }

    /** The version that go takes moves on; what it gets is in the public log of modules at least. */
    private void module(Term word) {
        int at = word.text().lastIndexOf('@');
        if (at > 0 && BRANCH.matcher(word.text().substring(at + 1)).matches()) {
            findings.add(
                    Rule.TR211,
                    Level.NOTE,
                    word.span(),
                    shown(word) + " is another version every other day",
                    "MODULE@VERSION");
        }
    }

    private void unpinned(Term url, String branch) {
        findings.add(
                Rule.TR211,
                url.span(),
                shown(url) + " is built from whatever "
                        + (branch.isEmpty() ? "its default branch" : "\"" + Printable.escape(branch) + "\"")
                        + " holds on the day",
                "git checkout COMMIT after it, or --branch TAG");
    }

    private void moving(Term url, String branch) {
        findings.add(
                Rule.TR211,
                Level.NOTE,
                url.span(),
                "\"" + Printable.escape(branch) + "\" of " + shown(url) + " may be a branch, which moves on",
                "git checkout COMMIT after it");
    }

    private static String shown(Term url) {
        String known = url.text().replace(MappedText.UNKNOWN, '…');
        return "\"" + Printable.escape(known.length() > 100 ? known.substring(0, 100) + "…" : known) + "\"";
    }
}
