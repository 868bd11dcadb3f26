package dev.contenttrust.lint.dockerfile;

import dev.contenttrust.lint.source.MappedText;
import java.util.List;
import java.util.Optional;

/**
 * One FROM and what follows it.
 *
 * @param number counted from 0
 * @param name in lower case, as COPY --from may use it
 * @param image the base's name as written
 * @param base the same with variables replaced; parts may be unknown
 * @param parent the earlier stage that the base is, if it is one
 * @param instructions after the FROM
 */
public record Stage(
        int number,
        Optional<String> name,
        Instruction from,
        MappedText image,
        MappedText base,
        Optional<Integer> parent,
        List<Instruction> instructions) {
    public Stage {
        instructions = List.copyOf(instructions);
    }
}
