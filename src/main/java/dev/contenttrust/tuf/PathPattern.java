package dev.contenttrust.tuf;

/**
 * A shell's pattern for paths (glob(7)): {@code *}, {@code ?} and {@code [a-z]}, {@code [!a-z]} within one component. Whoever
 * wrote pattern and path, matching takes time in proportion to both lengths: of several stars only the last is ever tried again.
 */
final class PathPattern {
    private final String pattern;
    private final String path;

    private PathPattern(String pattern, String path) {
        this.pattern = pattern;
        this.path = path;
    }

    static boolean matches(String pattern, String path) {
        String[] wanted = pattern.split("/", -1);
        String[] found = path.split("/", -1);
        if (wanted.length != found.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!new PathPattern(wanted[i], found[i]).matches()) {
                return false;
            }
        }
        return true;
    }

    private boolean matches() {
        int at = 0;
        int in = 0;
        int afterStar = -1;
        int tried = 0;
        while (in < path.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                afterStar = ++at;
                tried = in;
            } else if (at < pattern.length() && accepts(at, path.charAt(in))) {
                at = end(at);
                in++;
            } else if (afterStar >= 0) {
                at = afterStar;
                in = ++tried;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }

    /** Whether what stands at that place of the pattern stands for the character. */
    private boolean accepts(int at, char c) {
        char wanted = pattern.charAt(at);
        return wanted == '?' || (isSet(at) ? inSet(at, c) : wanted == c);
    }

    /** Where the next thing of the pattern begins. */
    private int end(int at) {
        return isSet(at) ? setEnd(at) + 1 : at + 1;
    }

    /** A bracket that is never closed is a bracket. */
    private boolean isSet(int at) {
        return pattern.charAt(at) == '[' && setEnd(at) >= 0;
    }

    /** A closing bracket that comes first is one of the set. */
    private int setEnd(int at) {
        return pattern.indexOf(']', setStart(at) + 1);
    }

    private int setStart(int at) {
        return negated(at) ? at + 2 : at + 1;
    }

    private boolean negated(int at) {
        return at + 1 < pattern.length() && (pattern.charAt(at + 1) == '!' || pattern.charAt(at + 1) == '^');
    }

    private boolean inSet(int at, char c) {
        int end = setEnd(at);
        boolean found = false;
        for (int i = setStart(at); i < end; i++) {
            boolean range = i + 2 < end && pattern.charAt(i + 1) == '-';
            char first = pattern.charAt(i);
            char last = range ? pattern.charAt(i + 2) : first;
            found |= first <= c && c <= last;
            i += range ? 2 : 0;
        }
        return found != negated(at);
    }
}
