package dev.contenttrust.migrate.print;

import dev.contenttrust.migrate.NewRegistry;
import dev.contenttrust.migrate.Plan;
import dev.contenttrust.migrate.Plan.PlannedRepository;

/**
 * Signs every digest of a plan by cosign, once, by digest: a tag could be moved between the plan and the signature.
 *
 * @param key what {@code cosign sign --key} is given
 */
public record CosignScript(NewRegistry to, String key) implements PlanPrinter {
    @Override
    public String print(Plan plan) {
        ShellText script = new ShellText().head(plan);
        script.comment("cosign 3 writes another form of signature unless it is told --new-bundle-format=false;");
        script.comment("trust migrate status reads the one that cosign 2 writes");
        for (PlannedRepository repository : plan.repositories()) {
            if (!repository.tags().isEmpty()) {
                script.blank().comment(repository.gun().toString()).copies(plan, repository, to);
            }
            repository
                    .byDigest()
                    .forEach((digest, tags) -> script.comment("tags: " + String.join(", ", tags))
                            .command("cosign", "sign", "--key", key, to.nameOf(repository.gun()) + "@" + digest));
        }
        return script.toString();
    }
}
