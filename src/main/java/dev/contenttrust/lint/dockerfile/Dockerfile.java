package dev.contenttrust.lint.dockerfile;

import dev.contenttrust.lint.dockerfile.Piece.Directive;
import dev.contenttrust.lint.source.SourceText;
import java.util.List;

/**
 * A Dockerfile that was read.
 *
 * @param escape the character that continues lines
 * @param pieces all of the file, in order
 * @param problems what BuildKit would refuse, in order
 */
public record Dockerfile(SourceText source, char escape, List<Piece> pieces, List<Problem> problems) {
    public Dockerfile {
        pieces = List.copyOf(pieces);
        problems = List.copyOf(problems);
    }

    public List<Instruction> instructions() {
        return pieces.stream()
                .filter(Instruction.class::isInstance)
                .map(Instruction.class::cast)
                .toList();
    }

    public List<Directive> directives() {
        return pieces.stream()
                .filter(Directive.class::isInstance)
                .map(Directive.class::cast)
                .toList();
    }
}
