package dev.contenttrust.cli;

import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.OutputOptions;
import dev.contenttrust.report.JsonDocument;
import dev.contenttrust.report.Outcome;
import dev.contenttrust.report.Outcome.Failed;
import dev.contenttrust.report.Outcome.Judged;
import dev.contenttrust.report.Palette.Tone;
import dev.contenttrust.report.Report;
import dev.contenttrust.report.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Tells of outcomes one by one, and sums them up in an exit code. */
abstract class Teller {
    private final Console console;
    private final Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
    private final Set<String> said = new LinkedHashSet<>();

    private Teller(Console console) {
        this.console = console;
    }

    /** In the form that was asked for: a table, or one JSON document of that schema at the end. */
    static Teller of(OutputOptions output, Console console, String schema, Optional<Instant> asOf, Headings headings) {
        return output.format().equals(OutputOptions.JSON) ? json(console, schema, asOf) : text(console, headings);
    }

    /** As text, each as soon as it is there. */
    private static Teller text(Console console, Headings headings) {
        return new TextTeller(console, headings);
    }

    /** As one JSON document of that schema at the end. */
    private static Teller json(Console console, String schema, Optional<Instant> asOf) {
        return new JsonTeller(console, schema, asOf);
    }

    /** As one document of all results at the end; nothing if there are none. */
    static Teller document(Console console, BiFunction<List<Report>, ExitCode, String> form) {
        return new DocumentTeller(console, form);
    }

    /** Whether each result stands under its subject's name. */
    enum Headings {
        NONE,
        SUBJECTS
    }

    final void tell(Outcome outcome) {
        if (outcome instanceof Failed failed) {
            codes.add(ExitCode.of(failed.failure()));
            failed(failed);
        } else if (outcome instanceof Judged judged) {
            judged(judged);
        }
    }

    /** Notes that something besides the outcomes told says how the run ends. */
    final void note(ExitCode code) {
        codes.add(code);
    }

    /** To be called once everything was told. */
    final ExitCode end() {
        ExitCode worst = ExitCode.worst(codes);
        ended(worst);
        return worst;
    }

    abstract void judged(Judged outcome);

    abstract void failed(Failed outcome);

    abstract void ended(ExitCode worst);

    final Console console() {
        return console;
    }

    /** Notes that hold for several subjects are said once. */
    final void remark(Report report) {
        report.cautions().stream().filter(said::add).forEach(console::caution);
        report.notes().stream().filter(said::add).forEach(console::note);
    }

    private static final class TextTeller extends Teller {
        private final Headings headings;
        private String between = "";

        private TextTeller(Console console, Headings headings) {
            super(console);
            this.headings = headings;
        }

        @Override
        void judged(Judged outcome) {
            remark(outcome.report());
            if (headings == Headings.SUBJECTS) {
                Text heading = new Text(outcome.subject() + ":", Tone.HEADING);
                console().out().println(between + heading.in(console().manner().results()));
                between = "\n";
            }
            console().out().print(outcome.report().text(console().manner().results()));
        }

        @Override
        void failed(Failed outcome) {
            console().out().flush();
            console().failure(outcome.subject(), outcome.failure());
        }

        @Override
        void ended(ExitCode worst) {
            console().out().flush();
        }
    }

    private static final class DocumentTeller extends Teller {
        private final BiFunction<List<Report>, ExitCode, String> form;
        private final List<Report> reports = new ArrayList<>();

        private DocumentTeller(Console console, BiFunction<List<Report>, ExitCode, String> form) {
            super(console);
            this.form = form;
        }

        @Override
        void judged(Judged outcome) {
            remark(outcome.report());
            reports.add(outcome.report());
        }

        @Override
        void failed(Failed outcome) {
            console().failure(outcome.subject(), outcome.failure());
        }

        @Override
        void ended(ExitCode worst) {
            if (!reports.isEmpty()) {
                console().out().print(form.apply(reports, worst));
            }
        }
    }

    private static final class JsonTeller extends Teller {
        private static final int VERSION = 1;

        private final String schema;
        private final Optional<Instant> asOf;
        private final List<Outcome> outcomes = new ArrayList<>();

        private JsonTeller(Console console, String schema, Optional<Instant> asOf) {
            super(console);
            this.schema = schema;
            this.asOf = asOf;
        }

        @Override
        void judged(Judged outcome) {
            outcomes.add(outcome);
        }

        @Override
        void failed(Failed outcome) {
            outcomes.add(outcome);
            console().failure(outcome.subject(), outcome.failure());
        }

        @Override
        void ended(ExitCode worst) {
            console().out().print(new JsonDocument(schema, VERSION, asOf, worst.number(), outcomes).render());
        }
    }
}
