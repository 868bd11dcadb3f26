package dev.contenttrust.scan.binary.rules;

/**
 * Names of shared libraries as the loader knows them: a {@code *} stands for any characters, as in {@code libpng1*.so.*}.
 */
public record NamePattern(String text) {

    /** Whether a name is meant. */
    public boolean matches(String name) {
        return matches(text, name);
    }

    private static boolean matches(String pattern, String name) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(name);
        }
        String head = pattern.substring(0, star);
        String rest = pattern.substring(star + 1);
        if (!name.startsWith(head)) {
            return false;
        }
        if (rest.isEmpty()) {
            return true;
        }
        for (int at = head.length(); at <= name.length(); at++) {
            if (matches(rest, name.substring(at))) {
                return true;
            }
        }
        return false;
    }
}
