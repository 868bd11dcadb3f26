package dev.contenttrust.migrate.print;

import dev.contenttrust.Printable;
import dev.contenttrust.migrate.NewRegistry;
import dev.contenttrust.migrate.Plan;
import dev.contenttrust.migrate.Plan.PlannedRepository;
import dev.contenttrust.migrate.Plan.PlannedTag;
import java.util.ArrayList;
import java.util.List;

/** Lines of a POSIX shell script. */
final class ShellText {
    private final StringBuilder text = new StringBuilder("#!/bin/sh\nset -eu\n");

    /** One word, whatever is in it (POSIX shell command language, section 2.2.2). */
    static String quote(String word) {
        boolean plain = !word.isEmpty()
                && word.chars()
                        .allMatch(c -> c < 0x7f && (Character.isLetterOrDigit(c) || "@%+=:,./_-".indexOf(c) >= 0));
        return plain ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** A comment; it ends where its line does. */
    ShellText comment(String words) {
        text.append("# ").append(Printable.escape(words)).append('\n');
        return this;
    }

    ShellText blank() {
        text.append('\n');
        return this;
    }

    ShellText command(String... words) {
        for (int i = 0; i < words.length; i++) {
            text.append(i == 0 ? "" : " ").append(quote(words[i]));
        }
        text.append('\n');
        return this;
    }

    /** Says where the plan is from, and what it leaves out. */
    ShellText head(Plan plan) {
        comment("from a plan of " + plan.made()
                + plan.asOf().map(at -> ", judged as of " + at).orElse(""));
        for (PlannedRepository repository : plan.repositories()) {
            repository
                    .refused()
                    .forEach(refused -> comment("left out: " + repository.gun()
                            + refused.subject().map(subject -> " " + subject).orElse("") + ": " + refused.what()));
        }
        return this;
    }

    /**
     * Copies every signed digest to the new registry, verified on the way by the server and for the instant of the plan; nothing
     * where it is the old registry.
     */
    ShellText copies(Plan plan, PlannedRepository repository, NewRegistry to) {
        if (to.moves()) {
            for (PlannedTag tag : repository.tags()) {
                List<String> words = new ArrayList<>(List.of(
                        "trust",
                        "pull",
                        repository.gun() + ":" + tag.tag() + "@" + tag.digest(),
                        "--server",
                        repository.server()));
                plan.asOf().ifPresent(at -> words.addAll(List.of("--as-of", at.toString())));
                words.addAll(List.of("-o", "registry:" + to.nameOf(repository.gun()) + ":" + tag.tag()));
                command(words.toArray(String[]::new));
            }
        }
        return this;
    }

    /** A file's content, of which the shell reads nothing. */
    ShellText file(String name, List<String> lines) {
        text.append("cat > ").append(quote(name)).append(" <<'END-OF-FILE'\n");
        lines.forEach(line -> text.append(line).append('\n'));
        text.append("END-OF-FILE\n");
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
