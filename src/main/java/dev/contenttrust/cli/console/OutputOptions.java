package dev.contenttrust.cli.console;

import dev.contenttrust.cli.console.Manner.Talk;
import dev.contenttrust.cli.option.Flag;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.Value;
import dev.contenttrust.report.Palette;
import java.util.List;

/** How results are written and how much is said beside them. */
public final class OutputOptions {
    /** For people. */
    public static final String TABLE = "table";
    /** For programs. */
    public static final String JSON = "json";

    private final String usual;
    private final Value<String> format;
    private final Value<String> color;
    private final Flag quiet;
    private final Flag verbose;

    /** @param formats that the command knows, the default first */
    public OutputOptions(OptionTable options, List<String> formats) {
        options.section("Output");
        usual = formats.get(0);
        format = options.choice("--format", formats, "default " + formats.get(0));
        quiet = options.flag("-q, --quiet", "results and failures only: no notes, no progress");
        verbose = options.flag("-v, --verbose", "tell of every request, and where a failure came from");
        color = options.choice(
                "--color", List.of("auto", "always", "never"), "default auto: on a terminal, unless NO_COLOR is set");
    }

    /** The format asked for. */
    public String format() {
        return format.orElse(usual);
    }

    /** As options, environment and terminals have it. */
    public Manner manner(Host host) {
        Talk talk = quiet.given() ? Talk.QUIET : verbose.given() ? Talk.VERBOSE : Talk.NORMAL;
        return new Manner(
                talk,
                palette(host, host.terminals().out()),
                palette(host, host.terminals().err()));
    }

    private Palette palette(Host host, boolean terminal) {
        boolean colour = switch (color.orElse("auto")) {
            case "always" -> true;
            case "never" -> false;
            default ->
                terminal
                        && host.variable("NO_COLOR").isEmpty()
                        && !host.variable("TERM").orElse("").equals("dumb");
        };
        return colour ? Palette.COLOUR : Palette.PLAIN;
    }
}
