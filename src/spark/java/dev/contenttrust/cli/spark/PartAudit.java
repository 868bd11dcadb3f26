package dev.contenttrust.cli.spark;

import dev.contenttrust.TrustException;
import dev.contenttrust.audit.Auditor;
import dev.contenttrust.audit.History;
import dev.contenttrust.cli.InOrder;
import dev.contenttrust.cli.OneAudit;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Terminals;
import dev.contenttrust.cli.session.Session;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.util.TaskCompletionListener;
import scala.Tuple2;

/** The work of a task: audits its part with services of its own, made from what lies on the machine that it runs on. */
final class PartAudit implements PairFlatMapFunction<Part, Integer, Told> {
    private static final long serialVersionUID = 1L;

    private final List<String> arguments;
    private final Instant now;

    /** @param now the driver's instant: that of every row */
    PartAudit(List<String> arguments, Instant now) {
        this.arguments = arguments;
        this.now = now;
    }

    @Override
    public Iterator<Tuple2<Integer, Told>> call(Part part) {
        FleetOptions options = FleetOptions.parse(arguments);
        try {
            Session open = options.open(console(), part.courtesy(options.terms().courtesy()));
            atTheEnd(open::close);
            Auditor auditor = options.terms().auditor(open, History.NONE);
            return told(part, name -> OneAudit.of(auditor, now, name));
        } catch (TrustException e) {
            return told(part, name -> OneAudit.troubled(name, now, e));
        } catch (RuntimeException | LinkageError e) {
            return told(part, name -> OneAudit.unforeseen(name, now, e));
        }
    }

    private static Iterator<Tuple2<Integer, Told>> told(Part part, Function<String, OneAudit> audit) {
        InOrder<Integer, Tuple2<Integer, Told>> results = new InOrder<>(
                IntStream.range(0, part.names().size()).iterator(),
                part.requests(),
                i -> new Tuple2<>(
                        part.places().get(i), Told.of(audit.apply(part.names().get(i)))));
        atTheEnd(results::close);
        return results;
    }

    /** However the task ends; what was said last is done first. */
    private static void atTheEnd(Runnable work) {
        TaskCompletionListener listener = context -> work.run();
        TaskContext.get().addTaskCompletionListener(listener);
    }

    private Console console() {
        return Console.of(new Host(
                System.getenv(),
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new FileOutputStream(FileDescriptor.err),
                InstantSource.fixed(now),
                Terminals.NONE));
    }
}
