package dev.contenttrust.notary.docker;

import java.util.Comparator;

/**
 * Strings in the order that Docker sorts tags in: runs of digits by the number they write, digits before anything
 * else, all else by character; of equal numbers the one with fewer leading zeros first.
 */
enum NaturalOrder implements Comparator<String> {
    INSTANCE;

    @Override
    public int compare(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            boolean digitA = isDigit(a.charAt(i));
            boolean digitB = isDigit(b.charAt(j));
            if (digitA != digitB) {
                return digitA ? -1 : 1;
            }
            int endA = digitA ? endOfNumber(a, i) : i + 1;
            int endB = digitB ? endOfNumber(b, j) : j + 1;
            int order = digitA
                    ? compareNumbers(a.substring(i, endA), b.substring(j, endB))
                    : Character.compare(a.charAt(i), b.charAt(j));
            if (order != 0) {
                return order;
            }
            i = endA;
            j = endB;
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int compareNumbers(String a, String b) {
        String valueA = a.substring(leadingZeros(a));
        String valueB = b.substring(leadingZeros(b));
        int byLength = Integer.compare(valueA.length(), valueB.length());
        int byValue = byLength != 0 ? byLength : valueA.compareTo(valueB);
        return byValue != 0 ? byValue : Integer.compare(a.length(), b.length());
    }

    private static int leadingZeros(String digits) {
        int zeros = 0;
        while (zeros < digits.length() && digits.charAt(zeros) == '0') {
            zeros++;
        }
        return zeros;
    }

    private static int endOfNumber(String text, int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
