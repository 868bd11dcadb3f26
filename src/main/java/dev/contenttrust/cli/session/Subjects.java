package dev.contenttrust.cli.session;

import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Value;
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

    private final String label;
    private final String noun;
    private final Values<String> words;
    private final Value<String> file;

    public Subjects(OptionTable options, String label, String noun) {
        this.label = label;
        this.noun = noun;
        this.words = options.words(label);
        this.file = options.value(
                "-f, --file",
                "FILE|-",
                text -> text,
                "read further names from a file, one a line;\nblank lines and lines that start with # are passed over");
    }

    /** The words alone. */
    public List<String> words() {
        return words.get();
    }

    /**
     * All of them, in order.
     *
     * @throws UsageException if there are none, or the file cannot be read
     */
    public List<String> read(Host host) {
        List<String> all = new ArrayList<>(words.get());
        file.get().ifPresent(name -> addLines(all, host, name));
        if (all.isEmpty()) {
            throw new UsageException(
                    file.get().isPresent() ? "the file names no " + noun : "no " + noun + " was named",
                    "expected " + label + "… or -f FILE",
                    "see -h for examples");
        }
        return all;
    }

    private static void addLines(List<String> all, Host host, String name) {
        byte[] bytes;
        try (InputStream in = name.equals("-") ? host.in() : Files.newInputStream(Path.of(name))) {
            bytes = in.readNBytes(FILE_MAX + 1);
        } catch (IOException e) {
            throw new UsageException("cannot read the file of names " + name, String.valueOf(e), "", e);
        }
        if (bytes.length > FILE_MAX) {
            throw new UsageException("the file of names " + name + " is too long", "over " + FILE_MAX + " bytes", "");
        }
        new String(bytes, StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(all::add);
    }
}
