package dev.contenttrust.lint.repository;

import dev.contenttrust.lint.source.MappedText;
import java.util.List;

/**
 * What a build writes into a file, as far as it is known.
 *
 * @param path where; may be unknown in parts
 * @param lines in their order; parts may be unknown
 * @param stage the number of the stage
 */
record WrittenFile(String path, List<MappedText> lines, int stage) {
    WrittenFile {
        lines = List.copyOf(lines);
    }
}
