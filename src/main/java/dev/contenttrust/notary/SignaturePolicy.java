package dev.contenttrust.notary;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where images must be signed, by prefix of their names.
 *
 * @param wishes by prefix of the GUN, which ends where a component of names ends; {@link #OTHERS} is for all that no prefix
 *     covers
 */
public record SignaturePolicy(Map<String, Wish> wishes) {
    /** Stands for every name that no prefix covers. */
    public static final String OTHERS = "*";

    /** What is wished of the images under a prefix. */
    public enum Wish {
        /** What is not signed, or cannot be checked, is as bad as what is forged. */
        REQUIRED,
        /** A signature counts where there is one; a note says where there is none. */
        PREFERRED,
        /** Nobody is asked. */
        NONE;

        /** As it is written: {@code required}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The wish of a word; empty if there is none such. */
        public static Optional<Wish> of(String word) {
            for (Wish wish : values()) {
                if (wish.word().equals(word)) {
                    return Optional.of(wish);
                }
            }
            return Optional.empty();
        }
    }

    public SignaturePolicy {
        wishes = Map.copyOf(wishes);
    }

    /** No wishes. */
    public static SignaturePolicy none() {
        return new SignaturePolicy(Map.of());
    }

    /** These wishes; where they have none of that prefix, the others'. */
    public SignaturePolicy over(SignaturePolicy others) {
        Map<String, Wish> all = new LinkedHashMap<>(others.wishes);
        all.putAll(wishes);
        return new SignaturePolicy(all);
    }

    /** What is wished of a repository: by its longest prefix; empty where nothing was said. */
    public Optional<Wish> of(Gun gun) {
        return wishes.entrySet().stream()
                .filter(wish -> ServerChoice.covers(wish.getKey(), gun.toString()))
                .max(Comparator.comparingInt(wish -> wish.getKey().length()))
                .map(Map.Entry::getValue)
                .or(() -> Optional.ofNullable(wishes.get(OTHERS)));
    }
}
