package dev.contenttrust.lint.repository;

import dev.contenttrust.Printable;
import dev.contenttrust.lint.source.MappedText;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a repository is.
 *
 * @param url as far as it is known
 */
record Source(String url) {
    private static final Pattern LOCAL = Pattern.compile("(?i)(file|copy|cdrom|mirror\\+file|dir|iso|hd):.*|/.*");

    /** Whose archives are signed by keys that the distribution's own images bring along. */
    private static final Pattern OWN_HOST = Pattern.compile(
            "(.*\\.)?(debian\\.(org|net)|ubuntu\\.com|canonical\\.com|alpinelinux\\.org|centos\\.org|fedoraproject\\.org|opensuse\\.org"
                    + "|archlinux(arm)?\\.org|rockylinux\\.org|almalinux\\.org|kali\\.org|raspbian\\.org|devuan\\.org|linuxmint\\.com|deepin\\.com)"
                    + "|yum\\.oracle\\.com|archive\\.raspberrypi\\.(org|com)|amazonlinux\\..*");

    /** Copies of those: by the host's name and the path's. */
    private static final Pattern MIRROR = Pattern.compile(
            "(?i)[a-z]+://((ftp|.*\\.ftp)\\.[^/]*|[^/]*mirrors?[^/]*)/([^/]+/)?(debian|ubuntu|alpine|centos|fedora|archlinux|raspbian|kali)"
                    + "(-security|-ports|-archive|-updates|-vault)?(/.*)?");

    boolean isKnown() {
        return !host().isEmpty();
    }

    /** Nothing of it goes over a network. */
    boolean isLocal() {
        String host = host();
        return LOCAL.matcher(url).matches()
                || host.equals("localhost")
                || host.startsWith("127.")
                || host.equals("[::1]")
                || host.equals("0.0.0.0");
    }

    /** It may be anywhere, on this machine as well. */
    boolean isOpen() {
        return !url.isEmpty() && (url.charAt(0) == MappedText.UNKNOWN || url.charAt(0) == '$' || url.charAt(0) == '%');
    }

    boolean isPlain() {
        return url.regionMatches(true, 0, "http://", 0, 7) || url.regionMatches(true, 0, "ftp://", 0, 6);
    }

    boolean isOfDistribution() {
        boolean anybody = url.contains("opensuse.org/repositories/") || url.contains("//ppa.");
        return !anybody
                && (OWN_HOST.matcher(host()).matches() || MIRROR.matcher(url).matches());
    }

    /** In lower case; empty if it is unknown. */
    private String host() {
        int scheme = url.indexOf("://");
        if (scheme < 0) {
            return "";
        }
        String host = url.substring(scheme + 3)
                .replaceFirst("(?s)[/?#].*", "")
                .replaceFirst(".*@", "")
                .replaceFirst(":\\d*$", "");
        return host.indexOf(MappedText.UNKNOWN) >= 0 || host.indexOf('$') >= 0 || host.indexOf('%') >= 0
                ? ""
                : host.toLowerCase(Locale.ROOT);
    }

    String shown() {
        String known = url.replace(MappedText.UNKNOWN, '…');
        return "\"" + Printable.escape(known.length() > 100 ? known.substring(0, 100) + "…" : known) + "\"";
    }
}
