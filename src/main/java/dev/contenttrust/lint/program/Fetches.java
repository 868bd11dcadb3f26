package dev.contenttrust.lint.program;

import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.Paths;
import dev.contenttrust.lint.flow.Term;
import dev.contenttrust.lint.source.MappedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the commands that fetch files make of their words. */
public final class Fetches {
    private static final Pattern ARIA2_DIGEST = Pattern.compile("(?s)--checksum=[a-z0-9-]+=.+");
    private static final Pattern ARIA2_WEAK_DIGEST = Pattern.compile("(?s)--checksum=(md5|sha-1)=.*");

    /** curl(1). */
    private static final String CURL_LETTERS = "AbcCdDeEFHhKmoPQrTtuUwxXyYz";

    private static final Set<String> CURL_NAMES = Set.of(
            "--output",
            "--output-dir",
            "--url",
            "--header",
            "--user",
            "--user-agent",
            "--data",
            "--data-binary",
            "--data-raw",
            "--data-urlencode",
            "--request",
            "--retry",
            "--retry-delay",
            "--retry-max-time",
            "--connect-timeout",
            "--max-time",
            "--cacert",
            "--capath",
            "--cert",
            "--key",
            "--proxy",
            "--proto",
            "--proto-redir",
            "--proto-default",
            "--ciphers",
            "--tls-max",
            "--limit-rate",
            "--resolve",
            "--max-redirs",
            "--speed-time",
            "--speed-limit",
            "--cookie",
            "--cookie-jar",
            "--form",
            "--range",
            "--referer",
            "--write-out",
            "--config",
            "--continue-at",
            "--dump-header",
            "--keepalive-time",
            "--unix-socket",
            "--interface",
            "--upload-file");

    /** wget(1). */
    private static final String WGET_LETTERS = "aABDeiIlnoOPQRtTUwX";

    private static final Set<String> WGET_NAMES = Set.of(
            "--output-document",
            "--directory-prefix",
            "--header",
            "--user-agent",
            "--tries",
            "--timeout",
            "--wait",
            "--waitretry",
            "--progress",
            "--user",
            "--password",
            "--http-user",
            "--http-password",
            "--ca-certificate",
            "--post-data",
            "--input-file",
            "--secure-protocol",
            "--limit-rate",
            "--referer",
            "--retry-on-http-error",
            "--method",
            "--body-data");

    private static final Pattern INLINE =
            Pattern.compile("(?:copy|urlretrieve)\\(\\s*['\"](https?://[^'\"]+)['\"]\\s*,\\s*['\"]([^'\"]+)['\"]");

    private Fetches() {}

    /** What a command fetches; nothing if it is no such program. */
    public static List<Fetch> of(Act act) {
        return switch (act.program()) {
            case "curl" -> curl(act);
            case "wget", "wget2" -> wget(act);
            case "aria2c", "axel", "fetch" -> other(act);
            case "php", "python", "python3", "python2" -> inline(act);
            default -> List.of();
        };
    }

    /** Whether it compares what it fetches with a digest that it is given (aria2c(1), {@code --checksum=TYPE=DIGEST}). */
    public static boolean isCompared(Act act) {
        return act.is("aria2c")
                && act.arguments().stream()
                        .anyMatch(word -> ARIA2_DIGEST.matcher(word.text()).matches());
    }

    /** Whether that digest is of a broken function. */
    public static boolean isComparedWeakly(Act act) {
        return act.arguments().stream()
                .anyMatch(word -> ARIA2_WEAK_DIGEST.matcher(word.text()).matches());
    }

    private static List<Fetch> curl(Act act) {
        Options options = Options.read(act.arguments(), CURL_LETTERS, CURL_NAMES);
        if (options.has("-I", "--head", "-d", "--data", "-T", "--upload-file", "--data-binary", "-F", "--form")) {
            return List.of();
        }
        List<Term> urls = new ArrayList<>(options.values("--url"));
        urls.addAll(urls(options));
        List<Term> outputs = options.values("-o", "--output");
        boolean remote = options.has("-O", "--remote-name", "--remote-name-all");
        Optional<Term> directory = options.value("--output-dir");
        List<Fetch> all = new ArrayList<>();
        for (int i = 0; i < urls.size(); i++) {
            Optional<Term> file = i < outputs.size()
                    ? Optional.of(outputs.get(i))
                    : remote ? Optional.of(Url.fileName(urls.get(i))) : Optional.empty();
            all.add(fetch(act, urls.get(i), file.map(name -> within(directory, name))));
        }
        return all;
    }

    /** Operands that may be URLs; where some are, a variable of which nothing is known may as well hold options. */
    private static List<Term> urls(Options options) {
        boolean any = options.operands().stream().anyMatch(Url::isUrl);
        return options.operands().stream()
                .filter(word -> Url.mayBe(word) && (!any || word.text().length() > 1))
                .toList();
    }

    private static Term within(Optional<Term> directory, Term name) {
        return directory.map(path -> Paths.resolve(path, name)).orElse(name);
    }

    private static List<Fetch> wget(Act act) {
        Options options = Options.read(act.arguments(), WGET_LETTERS, WGET_NAMES);
        if (options.has("--spider", "--post-data", "-i", "--input-file")) {
            return List.of();
        }
        Optional<Term> output = options.value("-O", "--output-document");
        Optional<Term> directory = options.value("-P", "--directory-prefix");
        List<Fetch> all = new ArrayList<>();
        for (Term url : urls(options)) {
            all.add(fetch(act, url, Optional.of(output.orElseGet(() -> within(directory, Url.fileName(url))))));
        }
        return all;
    }

    private static List<Fetch> other(Act act) {
        Options options = Options.read(act.arguments(), "odxsjk", Set.of("--out", "--dir", "--output"));
        List<Fetch> all = new ArrayList<>();
        for (Term url : options.operands()) {
            if (Url.isUrl(url)) {
                Term name = options.value("-o", "--out", "--output").orElseGet(() -> Url.fileName(url));
                all.add(fetch(act, url, Optional.of(within(options.value("-d", "--dir"), name))));
            }
        }
        return all;
    }

    /** A program in a word of its interpreter: {@code php -r "copy('URL', 'FILE');"}. */
    private static List<Fetch> inline(Act act) {
        List<Fetch> all = new ArrayList<>();
        for (Term word : act.arguments()) {
            Matcher copy = INLINE.matcher(word.text());
            while (copy.find()) {
                all.add(fetch(
                        act,
                        Term.of(part(word, copy, 1), word.span()),
                        Optional.of(Term.of(part(word, copy, 2), word.span()))));
            }
        }
        return all;
    }

    private static MappedText part(Term word, Matcher found, int group) {
        return word.value().first().part(found.start(group), found.end(group));
    }

    private static Fetch fetch(Act act, Term url, Optional<Term> file) {
        boolean printed =
                file.filter(name -> name.is("-") || name.is("/dev/stdout")).isPresent();
        Optional<Term> name = printed ? Optional.empty() : file;
        Optional<Term> into = name.isPresent() ? name : act.outputFile();
        return new Fetch(act, url, into.map(path -> Paths.resolve(act.directory(), path)));
    }
}
