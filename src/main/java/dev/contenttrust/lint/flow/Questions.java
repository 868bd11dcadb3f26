package dev.contenttrust.lint.flow;

import java.util.List;

/** Tests whose answer is known. */
final class Questions {
    private Questions() {}

    /** Whether the answer is yes in any case: {@code [ -n TEXT ]}, {@code [ TEXT ]}, {@code [ TEXT = TEXT ]}. */
    static boolean isTrue(Act act) {
        List<Term> words = act.words();
        if (words.isEmpty() || !(act.is("[", "test") || words.get(0).is(""))) {
            return false;
        }
        int end = words.get(words.size() - 1).is("]") ? words.size() - 1 : words.size();
        List<Term> asked = words.subList(1, Math.max(1, end));
        if (asked.size() == 3 && (asked.get(1).is("=") || asked.get(1).is("=="))) {
            return asked.get(0).value().isConstant()
                    && asked.get(2).is(asked.get(0).text());
        }
        boolean bare = asked.size() == 1;
        boolean there = asked.size() == 2 && asked.get(0).is("-n");
        return (bare || there) && isThere(asked.get(asked.size() - 1));
    }

    /** A text of which something is known. */
    private static boolean isThere(Term term) {
        return term.isKnown() && term.value().all(text -> !text.isEmpty());
    }
}
