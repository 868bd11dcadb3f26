package dev.contenttrust.lint.signed;

import dev.contenttrust.Digest;
import dev.contenttrust.lint.finding.ImageUse;
import dev.contenttrust.lint.source.Edit;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.source.Span;
import java.util.Optional;

/** Where a digest goes: right after a name that stands in the text as it is meant, so that nothing else changes. */
final class DigestEdit {
    /** What may stand before a name within its place: quotes, an option's sign, a comma of a list, a blank. */
    private static final String BEFORE = "\"'=, \t";

    private static final String AFTER = "\"', \t\r\n";
    private static final String SCHEME = "docker://";

    private DigestEdit() {}

    /** @return empty where the name is made from variables, or stands there more than once */
    static Optional<Edit> after(ImageUse use, SourceText source, Digest digest) {
        String written = source.text(use.span());
        int at = written.indexOf(use.name());
        if (at < 0 || written.indexOf(use.name(), at + 1) >= 0) {
            return Optional.empty();
        }
        int end = at + use.name().length();
        boolean whole = begins(written, at) && (end == written.length() || AFTER.indexOf(written.charAt(end)) >= 0);
        int offset = use.span().start() + end;
        return whole ? Optional.of(new Edit(new Span(offset, offset), "@" + digest)) : Optional.empty();
    }

    private static boolean begins(String written, int at) {
        return at == 0
                || BEFORE.indexOf(written.charAt(at - 1)) >= 0
                || written.substring(0, at).endsWith(SCHEME);
    }
}
