package dev.contenttrust.scan.binary.rules;

import java.util.Locale;

/** Makes the version that people write of the one that stands in the file. */
public enum Normaliser {
    AS_IS {
        @Override
        String apply(String found) {
            return found;
        }
    },
    /** {@code 72_1}, {@code 1-74-0}: other characters between the numbers. */
    DOTS {
        @Override
        String apply(String found) {
            return found.replace('_', '.').replace('-', '.');
        }
    },
    /** {@code 20914} is 2.9.14, {@code 3021012} is 3.21.12: one number, of which the last places are minor and patch. */
    PAIRS {
        @Override
        String apply(String found) {
            return split(found, 100);
        }
    },
    TRIPLES {
        @Override
        String apply(String found) {
            return split(found, 1000);
        }
    };

    /** As many digits as a long surely holds. */
    private static final int DIGITS_MAX = 18;

    abstract String apply(String found);

    /** In a text of recognisers. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String split(String found, long base) {
        if (found.isEmpty() || found.length() > DIGITS_MAX || !found.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return found;
        }
        long number = Long.parseLong(found);
        return number / (base * base) + "." + number / base % base + "." + number % base;
    }
}
