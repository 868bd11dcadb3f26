package dev.contenttrust;

/**
 * The parts of Docker's reference grammar (distribution/reference: regexp.go), by hand: compiling its regular expressions
 * costs a fresh process more than reading a name, and the JDK's recurse once for each repetition.
 */
final class ReferenceGrammar {
    static final int TAG_MAX = 128;

    private ReferenceGrammar() {}

    /** {@code host[:port]}; the host is made of dotted labels or a bracketed IPv6 address. */
    static boolean isDomain(String text) {
        int hostEnd = text.startsWith("[") ? text.indexOf(']') + 1 : text.indexOf(':');
        if (hostEnd < 0 || (hostEnd == 0 && text.startsWith("["))) {
            hostEnd = text.length();
        }
        String host = text.substring(0, hostEnd);
        return (host.startsWith("[") ? isBracketedAddress(host) : isHostName(host)) && isPort(text.substring(hostEnd));
    }

    private static boolean isHostName(String host) {
        int start = 0;
        for (int i = 0; i <= host.length(); i++) {
            if (i == host.length() || host.charAt(i) == '.') {
                if (i == start || host.charAt(start) == '-' || host.charAt(i - 1) == '-') {
                    return false;
                }
                start = i + 1;
            } else if (!isLetterOrDigit(host.charAt(i)) && host.charAt(i) != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isBracketedAddress(String host) {
        int end = host.length() - 1;
        for (int i = 1; i < end; i++) {
            if (!isHexDigit(host.charAt(i)) && host.charAt(i) != ':') {
                return false;
            }
        }
        return end > 1 && host.charAt(end) == ']';
    }

    private static boolean isPort(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return text.isEmpty() || (text.length() > 1 && text.charAt(0) == ':');
    }

    /** Components of lower-case letters and digits, held together by {@code .}, {@code _}, {@code __} or any dashes. */
    static boolean isPath(String text) {
        int at = 0;
        while (true) {
            int alphanumeric = at;
            while (at < text.length() && isLowerOrDigit(text.charAt(at))) {
                at++;
            }
            if (at == alphanumeric) {
                return false;
            }
            if (at == text.length()) {
                return true;
            }
            int separator = text.charAt(at) == '/' ? 1 : separatorLength(text, at);
            if (separator == 0) {
                return false;
            }
            at += separator;
        }
    }

    private static int separatorLength(String text, int at) {
        char first = text.charAt(at);
        if (first == '.') {
            return 1;
        }
        if (first == '_') {
            return text.startsWith("__", at) ? 2 : 1;
        }
        int end = at;
        while (end < text.length() && text.charAt(end) == '-') {
            end++;
        }
        return end - at;
    }

    static boolean isTag(String text) {
        if (text.isEmpty() || text.length() > TAG_MAX || text.charAt(0) == '.' || text.charAt(0) == '-') {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && c != '_' && c != '.' && c != '-') {
                return false;
            }
        }
        return true;
    }

    static boolean isLowerHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isDigit(c) && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLowerOrDigit(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z');
    }

    private static boolean isLetterOrDigit(char c) {
        return isLowerOrDigit(c) || (c >= 'A' && c <= 'Z');
    }

    private static boolean isHexDigit(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
