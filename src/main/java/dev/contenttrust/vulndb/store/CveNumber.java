package dev.contenttrust.vulndb.store;

import java.util.OptionalLong;

/** CVE ids as numbers, so that tables of them are small: {@code CVE-2021-44228} is 2021 × 10⁹ + 44228. */
final class CveNumber {
    private static final String PREFIX = "CVE-";
    private static final int YEAR_END = 8;
    private static final int DIGITS_MAX = 9;
    private static final long PER_YEAR = 1_000_000_000L;

    private CveNumber() {}

    /** The number of an id, unless it is none. */
    static OptionalLong of(String id) {
        if (!id.startsWith(PREFIX)
                || id.length() < YEAR_END + 2
                || id.length() > YEAR_END + 1 + DIGITS_MAX
                || id.charAt(YEAR_END) != '-') {
            return OptionalLong.empty();
        }
        long number = 0;
        for (int i = PREFIX.length(); i < id.length(); i++) {
            char c = id.charAt(i);
            if (i == YEAR_END) {
                continue;
            }
            if (c < '0' || c > '9') {
                return OptionalLong.empty();
            }
            number = i < YEAR_END ? number * 10 + c - '0' : number;
        }
        return OptionalLong.of(number * PER_YEAR + Long.parseLong(id.substring(YEAR_END + 1)));
    }
}
