package dev.contenttrust.migrate.print;

import dev.contenttrust.migrate.NewRegistry;
import dev.contenttrust.migrate.Plan;
import java.util.List;

/**
 * Signs every digest of a plan by cosign, once, by digest: a tag could be moved between the plan and the signature.
 *
 * @param key what {@code cosign sign --key} is given
 */
public record CosignScript(NewRegistry to, String key) implements PlanPrinter {
    @Override
    public String print(Plan plan) {
        return new ShellText()
                .signing(plan, to, name -> List.of("cosign", "sign", "--key", key, name))
                .toString();
    }
}
