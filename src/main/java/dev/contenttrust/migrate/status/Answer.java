package dev.contenttrust.migrate.status;

import dev.contenttrust.migrate.Plan.Refused;
import dev.contenttrust.migrate.status.CheckedRepository.CheckedTag;
import dev.contenttrust.migrate.status.CheckedRepository.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether the old trust server can be switched off without losing what the plan holds.
 *
 * @param missing what stands against it; one line each
 * @param unknown what could not be found out
 */
public record Answer(List<String> missing, List<String> unknown) {
    public Answer {
        missing = List.copyOf(missing);
        unknown = List.copyOf(unknown);
    }

    /** Whether what the plan refused stands against it. */
    public enum Refusals {
        COUNT,
        GIVEN_UP
    }

    /** Whether new signatures were asked for. */
    public enum Signatures {
        CHECKED,
        NOT_ASKED_FOR
    }

    /** Sums up. */
    public static Answer of(List<CheckedRepository> repositories, Refusals refusals, Signatures signatures) {
        List<String> missing = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        int tags = 0;
        for (CheckedRepository repository : repositories) {
            for (CheckedTag tag : repository.tags()) {
                tags++;
                String line = repository.name() + ":" + tag.tag().tag() + ": " + String.join("; ", tag.reasons());
                if (tag.state() == State.MISSING) {
                    missing.add(line);
                } else if (tag.state() == State.UNKNOWN) {
                    unknown.add(line);
                }
            }
            if (refusals == Refusals.COUNT) {
                repository.planned().refused().forEach(refused -> missing.add(words(repository, refused)));
            }
        }
        if (tags == 0) {
            missing.add("the plan holds no tag at all");
        }
        if (signatures == Signatures.NOT_ASKED_FOR) {
            unknown.add("whether anything is signed anew: name --cosign-key or --notation-ca");
        }
        return new Answer(missing, unknown);
    }

    private static String words(CheckedRepository repository, Refused refused) {
        return repository.planned().gun()
                + refused.subject().map(subject -> " " + subject).orElse("") + ": left out of the plan: "
                + refused.what();
    }

    /** In a word. */
    public enum Word {
        YES,
        NO,
        UNKNOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** In a word. */
    public Word word() {
        return !missing.isEmpty() ? Word.NO : unknown.isEmpty() ? Word.YES : Word.UNKNOWN;
    }
}
