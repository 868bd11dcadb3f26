package dev.contenttrust.lint;

import dev.contenttrust.lint.finding.Finding;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.source.SourceText;
import java.util.List;

/** What became of one file. */
public sealed interface Result {
    /** The file as the user is to read it. */
    String name();

    /**
     * It was checked.
     *
     * @param findings open to more, until they are asked for in their order
     * @param policy by which it was checked
     */
    record Linted(SourceText source, Findings findings, Policy policy) implements Result {
        @Override
        public String name() {
            return source.name();
        }

        /** What was found, in the order of the text. */
        public List<Finding> inOrder() {
            return findings.inOrder();
        }
    }

    /**
     * It could not be checked: nothing is known of it.
     *
     * @param why in a clause
     * @param remedy what to do; may be empty
     */
    record Unchecked(String name, String why, String remedy) implements Result {
        /** The same as a failure. */
        public UncheckedFileException failure() {
            return new UncheckedFileException(name, why, remedy);
        }
    }

    /** It was passed over on purpose. */
    record Skipped(String name, Reason reason) implements Result {}

    /** Why something is passed over. */
    enum Reason {
        /** The configuration says so. */
        EXCLUDED,
        /** Other people's files: what a package manager installed. */
        STORE,
        /** A link that leads out of the directory, to what would have been checked there. */
        LINK
    }
}
