package dev.contenttrust.cli.spark;

import dev.contenttrust.TrustException;
import dev.contenttrust.audit.rows.Unfinished;
import dev.contenttrust.cli.ExitCode;
import dev.contenttrust.cli.audit.Target;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.session.Session;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.report.audit.AuditCounts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import scala.Tuple2;

/** The driver: deals the repositories out, and writes what comes back in the order of the input, as one file. */
final class FleetAudit {
    /** Troubles that are told of one by one. */
    private static final int TROUBLES_MAX = 20;

    private final FleetOptions options;
    private final Console console;
    private final Set<ExitCode> codes = EnumSet.noneOf(ExitCode.class);
    private int troubles;

    FleetAudit(FleetOptions options, Console console) {
        this.options = options;
        this.console = console;
    }

    /** @param cluster made only once everything else was found to be in order */
    ExitCode run(Supplier<JavaSparkContext> cluster) {
        Path file = options.output();
        List<String> names = options.names(console.host());
        // Also for what it refuses: a configuration that cannot be read here would fail every task.
        try (Session open = options.open(console, options.terms().courtesy());
                Target target = Target.Replaced.open(file)) {
            options.asOf()
                    .ifPresent(instant -> console.caution(
                            "as of " + instant + ": judged for that instant, not for now; nothing was stored"));
            options.terms().remark(console, open);
            boolean tags = options.terms().registry(open).isPresent();
            try (JavaSparkContext spark = cluster.get()) {
                Plan plan =
                        new Plan(options.terms().courtesy(), options.tasks().orElseGet(() -> ExecutorCores.of(spark)));
                write(spark, plan.of(names, name -> asked(open, name, tags)), open.now(), names.size(), target);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                // Spark throws what it does not declare.
                console.failure("", new ClusterException(e));
                return ExitCode.UNCHECKED;
            }
            target.end();
        }
        return judge(file);
    }

    private void write(JavaSparkContext spark, List<Part> parts, Instant now, int names, Target target) {
        Iterator<Tuple2<Integer, Told>> told = spark.parallelize(parts, parts.size())
                .flatMapToPair(new PartAudit(options.arguments(), now))
                .repartitionAndSortWithinPartitions(new InputOrder(names))
                .toLocalIterator();
        while (told.hasNext()) {
            Told one = told.next()._2();
            target.write(one.rows());
            if (one.code() != ExitCode.OK) {
                trouble(one);
            }
        }
    }

    private void trouble(Told one) {
        codes.add(one.code());
        troubles++;
        if (troubles <= TROUBLES_MAX) {
            console.caution(one.trouble());
        }
    }

    private ExitCode judge(Path file) {
        AuditCounts counts = new AuditCounts();
        Unfinished.complete(file, counts::add);
        if (troubles > TROUBLES_MAX) {
            console.caution("and so for " + (troubles - TROUBLES_MAX) + " repositories more");
        }
        counts.notes().forEach(console::note);
        console.note(counts.summary());
        codes.add(options.terms().judge(counts.verdicts(), counts));
        return ExitCode.worst(codes);
    }

    private static Set<String> asked(Session open, String name, boolean tags) {
        try {
            return open.asked(Gun.parse(name), tags);
        } catch (TrustException e) {
            return Set.of();
        }
    }
}
