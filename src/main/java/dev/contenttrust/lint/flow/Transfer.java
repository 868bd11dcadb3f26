package dev.contenttrust.lint.flow;

import dev.contenttrust.lint.dockerfile.Instruction;
import java.util.List;
import java.util.Optional;

/**
 * An ADD or COPY.
 *
 * @param before the number of the act that comes next
 * @param from the stage or image of {@code --from}, as it is written
 * @param sources what is copied, as it is written, with variables put in
 * @param target where to, made absolute
 * @param directory where a relative target would be
 */
public record Transfer(
        int stage,
        Instruction instruction,
        int before,
        Optional<String> from,
        List<Term> sources,
        Term target,
        Term directory) {
    public Transfer {
        sources = List.copyOf(sources);
    }
}
