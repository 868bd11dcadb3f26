package dev.contenttrust.lint.program;

import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.source.MappedText;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a URL says of the way that it goes. */
public final class Url {
    private static final Pattern URL = Pattern.compile("(?is)(https?|ftp)://.*");
    private static final Pattern BARE =
            Pattern.compile("(?i)[a-z0-9][a-z0-9-]*(\\.[a-z0-9-]+)*\\.[a-z]{2,}(:\\d+)?(/.*)?");
    private static final Pattern LOCAL = Pattern.compile(
            "(?i)localhost|127\\..*|0\\.0\\.0\\.0|::1|.*\\.localhost|host\\.docker\\.internal|10\\..*|192\\.168\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*");
    private static final Set<String> PLAIN = Set.of("http", "ftp");

    private Url() {}

    /** Whether a word is one, be it that it only begins as one. */
    public static boolean isUrl(Term term) {
        return term.value().any(text -> URL.matcher(text).matches());
    }

    /** Whether a client would take it for one: it may be unknown, or without a scheme. */
    public static boolean mayBe(Term term) {
        return isUrl(term)
                || term.text().indexOf(MappedText.UNKNOWN) >= 0
                || BARE.matcher(term.text()).matches();
    }

    /** Whether somebody on the way could change what comes, by one of its texts. */
    public static boolean isPlain(Term term) {
        return term.value().any(text -> {
            int end = text.indexOf("://");
            return end < 0
                    ? BARE.matcher(text).matches()
                    : PLAIN.contains(text.substring(0, end).toLowerCase(Locale.ROOT)) && !isLocal(host(text));
        });
    }

    /** Whether it stays on this machine. */
    public static boolean isLocal(Term term) {
        return term.value().all(text -> text.startsWith("file:") || isLocal(host(text)));
    }

    private static boolean isLocal(String host) {
        return LOCAL.matcher(host).matches();
    }

    /** In lower case, without port; empty if unknown. */
    public static String host(Term term) {
        return host(term.text());
    }

    private static String host(String text) {
        int scheme = text.indexOf("://");
        int start = scheme < 0 ? 0 : scheme + 3;
        int end = start;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String authority = text.substring(start, end);
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int bracket = host.indexOf(']');
        int port = host.indexOf(':');
        if (host.startsWith("[") && bracket > 0) {
            host = host.substring(1, bracket);
        } else if (port >= 0) {
            host = host.substring(0, port);
        }
        return host.indexOf(MappedText.UNKNOWN) >= 0 ? "" : host.toLowerCase(Locale.ROOT);
    }

    /** The last part of its path, as clients name the file; without query. */
    public static Term fileName(Term url) {
        Term name = url;
        int query = url.symbol().indexOf('?');
        if (url.isKnown() && query > 0) {
            int end = query;
            name = new Term(
                    url.value().map(text -> text.part(0, Math.min(end, text.length()))),
                    url.symbol().substring(0, query),
                    url.streams(),
                    url.span());
        }
        Term whole = name;
        String symbol = whole.symbol().substring(whole.symbol().lastIndexOf('/') + 1);
        return new Term(
                whole.value().map(text -> text.part(text.text().lastIndexOf('/') + 1, text.length())),
                symbol,
                Set.of(),
                whole.span());
    }
}
