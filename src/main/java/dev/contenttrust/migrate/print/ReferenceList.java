package dev.contenttrust.migrate.print;

import dev.contenttrust.migrate.NewRegistry;
import dev.contenttrust.migrate.Plan;
import dev.contenttrust.migrate.Plan.PlannedRepository;
import dev.contenttrust.migrate.Plan.PlannedTag;

/** {@code name:tag@sha256:…}, one a line: what a deployment can name without any signature. */
public record ReferenceList(NewRegistry to) implements PlanPrinter {
    @Override
    public String print(Plan plan) {
        StringBuilder text = new StringBuilder();
        for (PlannedRepository repository : plan.repositories()) {
            for (PlannedTag tag : repository.tags()) {
                text.append(to.nameOf(repository.gun()))
                        .append(':')
                        .append(tag.tag())
                        .append('@')
                        .append(tag.digest())
                        .append('\n');
            }
        }
        return text.toString();
    }
}
