package dev.contenttrust.lint.build;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.source.MappedText;
import java.util.List;
import java.util.Set;

/** Source code that is fetched by Git: TR211. */
final class GitSources implements CommandRule {
    private static final Set<String> CHOOSING =
            Set.of("checkout", "reset", "switch", "fetch", "pull", "rev-parse", "merge");
    private static final Set<String> INSTALLERS = Set.of("pip", "pip2", "pip3", "uv", "pipx", "python", "python3");

    private final Surroundings around;
    private final Findings findings;

    GitSources(Surroundings around, Findings findings) {
        this.around = around;
        this.findings = findings;
    }

    @Override
    public void judge(Act act) {
        if (act.is("git") && act.has("clone")) {
            clone(act);
        } else if (INSTALLERS.contains(act.program())) {
            act.arguments().stream()
                    .filter(word -> word.text().contains("git+"))
                    .forEach(this::installed);
        }
    }

    private void clone(Act act) {
        List<Term> words = act.arguments();
        for (int i = 0; i < words.size(); i++) {
            String text = words.get(i).text();
            boolean named =
                    (text.equals("-b") || text.equals("--branch") || text.equals("--revision")) && i + 1 < words.size();
            if ((named && isVersion(words.get(i + 1)))
                    || (text.matches("--(branch|revision)=.*")
                            && isVersion(words.get(i).from(text.indexOf('=') + 1)))) {
                return;
            }
        }
        boolean chosen = around.acts().stream()
                .filter(other -> other.number() > act.number() && other.is("git"))
                .filter(other -> other.arguments().stream().anyMatch(word -> CHOOSING.contains(word.text())))
                .anyMatch(other -> other.arguments().stream().anyMatch(GitSources::isVersion));
        if (!chosen) {
            findings.add(
                    Rule.TR211,
                    act.span(),
                    "what is cloned is whatever its branch has on the day: "
                            + Printable.escape(words.stream()
                                    .map(Term::text)
                                    .filter(text -> text.contains("/") || text.indexOf(MappedText.UNKNOWN) >= 0)
                                    .findFirst()
                                    .orElse("a repository")),
                    "git checkout COMMIT afterwards, with all 40 digits");
        }
    }

    /** A commit, a tag, or a variable, which somebody sets to one. */
    private static boolean isVersion(Term word) {
        String text = word.text();
        return !text.startsWith("-")
                && !text.contains("://")
                && (text.indexOf(MappedText.UNKNOWN) >= 0 || text.matches(".*[0-9].*"));
    }

    private void installed(Term word) {
        String url = word.text();
        int at = url.indexOf('@', url.indexOf("://") + 3);
        boolean pinned =
                at > 0 && url.indexOf('/', at) < 0 && !url.substring(at).matches("@(main|master|develop|HEAD)(#.*)?");
        if (!pinned && url.indexOf(MappedText.UNKNOWN) < 0) {
            findings.add(
                    Rule.TR211,
                    word.span(),
                    "what is installed is whatever its branch has on the day: " + Printable.escape(url),
                    url.replaceFirst("#.*", "") + "@COMMIT");
        }
    }
}
