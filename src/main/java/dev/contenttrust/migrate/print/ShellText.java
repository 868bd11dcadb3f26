package dev.contenttrust.migrate.print;

import dev.contenttrust.Printable;
import dev.contenttrust.migrate.NewRegistry;
import dev.contenttrust.migrate.Plan;
import dev.contenttrust.migrate.Plan.PlannedRepository;
import dev.contenttrust.migrate.Plan.PlannedTag;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    private ShellText command(List<String> words) {
        text.append(words.stream().map(ShellText::quote).collect(Collectors.joining(" ")))
                .append('\n');
        return this;
    }

    /**
     * Copies and signs every digest of a plan, once.
     *
     * @param sign the command that signs what is so named
     */
    ShellText signing(Plan plan, NewRegistry to, Function<String, List<String>> sign) {
        head(plan);
        for (PlannedRepository repository : plan.repositories()) {
            if (!repository.tags().isEmpty()) {
                blank().comment(repository.gun().toString()).copies(plan, repository, to);
            }
            repository
                    .byDigest()
                    .forEach((digest, tags) -> comment("tags: " + String.join(", ", tags))
                            .command(sign.apply(to.nameOf(repository.gun()) + "@" + digest)));
        }
        return this;
    }

    /** Says where the plan is from, and what it leaves out. */
    private ShellText head(Plan plan) {
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
    private ShellText copies(Plan plan, PlannedRepository repository, NewRegistry to) {
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
                command(words);
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
