package dev.contenttrust.cli.console;

import dev.contenttrust.TrustException;
import dev.contenttrust.cli.console.Manner.Talk;
import dev.contenttrust.report.Palette;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.report.Text;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * What a run says: results to standard output, everything else to standard error.
 *
 * @param out results
 * @param err messages; what cannot be written there is dropped, for there is nobody left to tell
 */
public record Console(Host host, Output out, Output err, Manner manner) {

    public static Console of(Host host) {
        return new Console(host, new Output(host.out()), new Output(host.err()), Manner.PLAIN);
    }

    /** The same streams, spoken to in another manner. */
    public Console in(Manner other) {
        return new Console(host, out, err, other);
    }

    /** Where standard output carries something else, results are messages too. */
    public Console withResultsAsMessages() {
        return new Console(host, err, err, new Manner(manner.talk(), manner.messages(), manner.messages()));
    }

    /** Text for a terminal or log as it is, such as progress; nothing of it may come from a stranger. */
    public void status(String text) {
        write(text);
    }

    /** Something the user should know beside the result. */
    public void note(String sentence) {
        if (manner.talk() != Talk.QUIET) {
            say(new Text("note: ", Tone.WARNING), sentence);
        }
    }

    /** Something without which the result is misread: said even where quiet was asked for. */
    public void caution(String sentence) {
        say(new Text("note: ", Tone.WARNING), sentence);
    }

    /** One exchange with a server, for those who want to know of all. */
    public void exchange(String request, OptionalInt status, Duration took, long bytes) {
        String answer = status.isPresent() ? Integer.toString(status.getAsInt()) : "no answer";
        write(Text.of(request + "  " + answer + ", " + bytes + " bytes, " + took.toMillis() + " ms")
                        .text()
                + "\n");
    }

    /** A failure in three lines: what, why, what to do. */
    public void failure(String subject, TrustException failure) {
        Text label = new Text("trust: ", Tone.BAD);
        StringBuilder lines = new StringBuilder();
        lines.append(label.in(palette()));
        boolean named = subject.isEmpty() || failure.what().contains(subject);
        lines.append(Text.of(named ? failure.what() : subject + ": " + failure.what())
                .text());
        lines.append('\n');
        appendIndented(lines, failure.why());
        appendIndented(lines, failure.remedy());
        write(lines.toString());
        trace(failure);
    }

    private void trace(Throwable failure) {
        if (manner.talk() == Talk.VERBOSE || host.variable("TRUST_DEBUG").isPresent()) {
            StringWriter trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace, true));
            trace.toString()
                    .lines()
                    .forEach(line -> write(Text.of(line.replace("\t", "    ")).text() + "\n"));
        }
    }

    private void say(Text label, String sentence) {
        write(label.in(palette()) + Text.of(sentence).text() + "\n");
    }

    private void write(String lines) {
        try {
            err.print(lines);
            err.flush();
        } catch (BrokenPipeException | OutputException e) {
            // Nobody reads messages any more; the exit code still tells.
            return;
        }
    }

    private static void appendIndented(StringBuilder lines, String sentence) {
        if (!sentence.isEmpty()) {
            lines.append("       ").append(Text.of(sentence).text()).append('\n');
        }
    }

    private Palette palette() {
        return manner.messages();
    }
}
