package dev.contenttrust.lint;

import dev.contenttrust.lint.finding.FileKind;
import java.util.List;

/** Which kinds of files there are. A new one is added here. */
final class FileKinds {
    static final List<FileKind> ALL = List.of();

    private FileKinds() {}
}
