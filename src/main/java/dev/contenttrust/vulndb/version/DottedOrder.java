package dev.contenttrust.vulndb.version;

import java.util.Comparator;

/** Numbers one after the other, whatever stands between them; of two that begin alike, the longer is later. */
final class DottedOrder implements Comparator<String> {
    @Override
    public int compare(String one, String other) {
        int i = number(one, 0);
        int j = number(other, 0);
        while (i < one.length() && j < other.length()) {
            int endI = Digits.end(one, i);
            int endJ = Digits.end(other, j);
            int numbers = Digits.compare(one, i, endI, other, j, endJ);
            if (numbers != 0) {
                return numbers;
            }
            i = number(one, endI);
            j = number(other, endJ);
        }
        return Boolean.compare(i < one.length(), j < other.length());
    }

    private static int number(String text, int from) {
        int i = from;
        while (i < text.length() && !Digits.isDigit(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
