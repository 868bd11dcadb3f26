package dev.contenttrust.cli.session;

import dev.contenttrust.FileFailure;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Values;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The names that a command is about: words on the command line, and lines of a file. */
public final class Subjects {
    /** Far more names than anybody runs at once; a wrong file is noticed before memory is. */
    private static final int FILE_MAX = 16 << 20;

    /** Some editors begin a file with it. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final String label;
    private final String noun;
    private final Values<String> words;
    private final Values<String> files;

    public Subjects(OptionTable options, String label, String noun) {
        this.label = label;
        this.noun = noun;
        this.words = options.words(label);
        this.files = options.values(
                "-f, --file",
                "FILE|-",
                text -> text,
                "read further names from a file, one a line;\nblank lines and lines that start with # are passed over;\nmay be given again");
    }

    /**
     * The words alone.
     *
     * @throws UsageException if names are to be read from a file besides
     */
    public List<String> words() {
        if (!files.get().isEmpty()) {
            throw new UsageException(
                    "names cannot be read from a file here",
                    "got -f " + files.get().get(0),
                    "");
        }
        return words.get();
    }

    /**
     * All of them, in order; the word {@code -} stands for the lines of standard input. There may be none.
     *
     * @throws UsageException if a file cannot be read
     */
    public List<String> readAny(Host host) {
        List<String> all = new ArrayList<>();
        for (String word : words.get()) {
            if (word.equals("-")) {
                addLines(all, host, word);
            } else {
                all.add(word);
            }
        }
        files.get().forEach(name -> addLines(all, host, name));
        return all;
    }

    /**
     * All of them, in order.
     *
     * @throws UsageException if there are none, or the file cannot be read
     */
    public List<String> read(Host host) {
        List<String> all = readIfAny(host);
        if (all.isEmpty()) {
            throw new UsageException(
                    files.get().isEmpty() ? "no " + noun + " was named" : "the file names no " + noun,
                    "expected " + label + "… or -f FILE",
                    "see -h for examples");
        }
        return all;
    }

    /**
     * The same for commands that know what to do without any.
     *
     * @throws UsageException if the file cannot be read
     */
    public List<String> readIfAny(Host host) {
        List<String> all = new ArrayList<>(words.get());
        files.get().forEach(name -> addLines(all, host, name));
        return all;
    }

    /**
     * The names in a file, or in standard input for {@code -}.
     *
     * @param most bytes that it may have
     * @throws UsageException if it cannot be read
     */
    public static List<String> lines(Host host, String name, int most) {
        byte[] bytes;
        try (InputStream in = name.equals("-") ? host.in() : Files.newInputStream(Path.of(name))) {
            bytes = in.readNBytes(most + 1);
        } catch (IOException e) {
            throw new UsageException("cannot read the file of names " + name, FileFailure.reason(e), "", e);
        }
        if (bytes.length > most) {
            throw new UsageException("the file of names " + name + " is too long", "over " + most + " bytes", "");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.substring(text.startsWith(BYTE_ORDER_MARK) ? 1 : 0)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static void addLines(List<String> all, Host host, String name) {
        all.addAll(lines(host, name, FILE_MAX));
    }
}
