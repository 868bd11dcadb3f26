package dev.contenttrust.lint.run;

import dev.contenttrust.lint.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code docker run} taken apart: options up to the first word that is none, which is the image; what follows is the container's.
 *
 * @param program {@code docker}, or one that takes the same words
 * @param verb {@code run} or {@code create}
 * @param options in their order, by long name
 * @param image empty where there is none
 * @param rest what follows the image
 * @param certain whether no variable may hold further options
 */
public record RunLine(
        Said program, Said verb, List<Option> options, Optional<Said> image, List<Said> rest, boolean certain) {
    private static final Set<String> PROGRAMS = Set.of("docker", "podman", "nerdctl");
    private static final Set<String> VERBS = Set.of("run", "create");

    /** Options before the command that take a value (docker(1), podman(1)). */
    private static final Set<String> GLOBAL_VALUES = Set.of(
            "-H",
            "--host",
            "-c",
            "--context",
            "--config",
            "-l",
            "--log-level",
            "--tlscacert",
            "--tlscert",
            "--tlskey",
            "--connection",
            "--url",
            "--root",
            "--runroot",
            "--storage-driver",
            "--namespace",
            "-n",
            "--address",
            "-a");

    /** What remains of {@code -it} and the like where the dash was forgotten. */
    private static final Pattern FORGOTTEN_DASH = Pattern.compile("it|ti|dit|itd|tid|idt|d|i|t|rm|-|name|privileged");

    public RunLine {
        options = List.copyOf(options);
        rest = List.copyOf(rest);
    }

    /**
     * An option.
     *
     * @param name long, without dashes
     * @param value empty for a flag without one
     */
    public record Option(String name, Optional<Said> value, Span span) {
        /** Where the value stands, or else the option. */
        Said said() {
            return value.orElse(new Said("", span));
        }

        /** Whether it is a flag that is set. */
        boolean on() {
            return value.isEmpty() || !value.get().lower().equals("false");
        }
    }

    /** Reads a command's words; empty if they run or create no container. */
    public static Optional<RunLine> parse(List<Said> words) {
        if (words.isEmpty() || !PROGRAMS.contains(baseName(words.get(0).text()))) {
            return Optional.empty();
        }
        int at = 1;
        while (at < words.size() && words.get(at).text().startsWith("-")) {
            at += GLOBAL_VALUES.contains(words.get(at).text()) ? 2 : 1;
        }
        if (at < words.size() && words.get(at).text().equals("container")) {
            at++;
        }
        if (at >= words.size() || !VERBS.contains(words.get(at).text())) {
            return Optional.empty();
        }
        return Optional.of(parse(words.get(0), words.get(at), words.subList(at + 1, words.size())));
    }

    private static String baseName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static RunLine parse(Said program, Said verb, List<Said> words) {
        List<Option> options = new ArrayList<>();
        boolean certain = true;
        int at = 0;
        while (at < words.size()) {
            Said word = words.get(at);
            String text = word.text();
            if (word.elastic()
                    && at + 1 < words.size()
                    && words.get(at + 1).text().startsWith("-")) {
                certain = false;
                at++;
                continue;
            }
            if (text.equals("--")) {
                at++;
                break;
            }
            if (!text.startsWith("-") || text.equals("-")) {
                break;
            }
            at += text.startsWith("--") ? longOption(words, at, options) : letters(words, at, options);
        }
        Optional<Said> image = at < words.size() ? Optional.of(words.get(at)) : Optional.empty();
        certain &= image.map(word -> !word.elastic()).orElse(true);
        List<Said> rest = words.subList(Math.min(words.size(), at + 1), words.size());
        return new RunLine(program, verb, options, image, rest, certain);
    }

    /** Answers how many words it took. */
    private static int longOption(List<Said> words, int at, List<Option> options) {
        Said word = words.get(at);
        int equals = word.text().indexOf('=');
        String name = word.text().substring(2, equals < 0 ? word.text().length() : equals);
        if (equals >= 0) {
            options.add(new Option(name, Optional.of(word.as(word.text().substring(equals + 1))), word.span()));
            return 1;
        }
        if (RunOptions.isLongFlag(name) || at + 1 >= words.size()) {
            options.add(new Option(name, Optional.empty(), word.span()));
            return 1;
        }
        Said value = words.get(at + 1);
        options.add(new Option(name, Optional.of(value), word.span().cover(value.span())));
        return 2;
    }

    private static int letters(List<Said> words, int at, List<Option> options) {
        Said word = words.get(at);
        String text = word.text();
        for (int i = 1; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (RunOptions.takesValue(letter)) {
                String glued = text.substring(i + 1).replaceFirst("^=", "");
                boolean next = glued.isEmpty() && at + 1 < words.size();
                Said value = next ? words.get(at + 1) : word.as(glued);
                options.add(new Option(
                        RunOptions.longName(letter),
                        Optional.of(value),
                        word.span().cover(value.span())));
                return next ? 2 : 1;
            }
            if (!RunOptions.isShortFlag(letter)) {
                return 1;
            }
            options.add(new Option(RunOptions.longName(letter), Optional.empty(), word.span()));
        }
        return 1;
    }

    /** Whether a dash was forgotten, so that an option became the image and the options after it are the container's words. */
    public boolean dashForgotten() {
        return image.isPresent()
                && FORGOTTEN_DASH.matcher(image.get().text()).matches()
                && !rest.isEmpty()
                && rest.get(0).text().startsWith("-");
    }

    /** The line as it was meant, where a dash was forgotten. */
    public RunLine meant() {
        RunLine later = parse(program, verb, rest);
        List<Option> all = new ArrayList<>(options);
        all.addAll(later.options);
        return new RunLine(program, verb, all, later.image, later.rest, later.certain);
    }

    /** From the program to the last word of interest. */
    public Span span() {
        return program.span().cover(image.map(Said::span).orElse(verb.span()));
    }
}
