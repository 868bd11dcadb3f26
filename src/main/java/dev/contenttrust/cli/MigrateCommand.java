package dev.contenttrust.cli;

import dev.contenttrust.cli.Help.Example;
import dev.contenttrust.cli.Teller.Headings;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.console.Host;
import dev.contenttrust.cli.console.Manner;
import dev.contenttrust.cli.console.OutputOptions;
import dev.contenttrust.cli.option.Flag;
import dev.contenttrust.cli.option.OptionTable;
import dev.contenttrust.cli.option.UsageException;
import dev.contenttrust.cli.option.Value;
import dev.contenttrust.cli.session.Session;
import dev.contenttrust.cli.session.SessionOptions;
import dev.contenttrust.cli.session.Subjects;
import dev.contenttrust.migrate.NewRegistry;
import dev.contenttrust.migrate.Plan;
import dev.contenttrust.migrate.Plan.PlannedRepository;
import dev.contenttrust.migrate.PlanFile;
import dev.contenttrust.migrate.Planner;
import dev.contenttrust.migrate.print.CosignScript;
import dev.contenttrust.migrate.print.KyvernoPolicy;
import dev.contenttrust.migrate.print.NotationScript;
import dev.contenttrust.migrate.print.PlanPrinter;
import dev.contenttrust.migrate.print.ReferenceList;
import dev.contenttrust.migrate.status.Answer;
import dev.contenttrust.migrate.status.Answer.Refusals;
import dev.contenttrust.migrate.status.Answer.Signatures;
import dev.contenttrust.migrate.status.CheckedRepository;
import dev.contenttrust.migrate.status.MigrationCheck;
import dev.contenttrust.migrate.status.SignatureCheck;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.registry.RegistryClient;
import dev.contenttrust.report.Outcome.Failed;
import dev.contenttrust.report.Outcome.Judged;
import dev.contenttrust.report.migrate.AnswerReport;
import dev.contenttrust.report.migrate.PlanReport;
import dev.contenttrust.report.migrate.StatusReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code trust migrate}: a plan of what is signed, that plan as other tools' commands, and whether it is carried out. */
final class MigrateCommand implements Command {
    private static final String COSIGN = "cosign";
    private static final String NOTATION = "notation";
    private static final String REFS = "refs";
    private static final String KYVERNO = "kyverno";

    private final Subjects words;
    private final Value<Path> target;
    private final Value<String> form;
    private final Value<NewRegistry> registry;
    private final Value<String> key;
    private final NewSigners signers;
    private final Flag withoutRefused;
    private final DemandOptions demand;
    private final OutputOptions output;
    private final SessionOptions session;

    MigrateCommand(OptionTable options) {
        words = new Subjects(options, "plan REPO…|print PLAN|status PLAN", "verb");
        target = options.value("-o, --output", "PLAN", Path::of, "with plan: the file to write");
        form = options.choice("--to", List.of(COSIGN, NOTATION, REFS, KYVERNO), "with print: what to print it as");
        registry = options.value(
                "--to-registry",
                "HOST[/PATH]",
                NewRegistry::parse,
                "with print and status: the registry to which images go;\ndefault: they stay, and only their signatures change");
        key = options.value(
                "--signing-key",
                "KEY",
                text -> text,
                "with print: the key that cosign (default cosign.key) or notation is to use");
        signers = new NewSigners(options);
        withoutRefused =
                options.flag("--without-refused", "with status: what the plan leaves out is given up on purpose");
        demand = new DemandOptions(options);
        output = new OutputOptions(options, List.of(OutputOptions.TABLE, OutputOptions.JSON));
        session = new SessionOptions(options);
    }

    @Override
    public ExitCode call(Console console) {
        List<String> all = words.readIfAny(console.host());
        String verb = all.isEmpty() ? "" : all.get(0);
        List<String> rest = all.subList(Math.min(1, all.size()), all.size());
        return switch (verb) {
            case "plan" -> plan(console, rest);
            case "print" -> print(console, planOf(rest));
            case "status" -> status(console, planOf(rest));
            default ->
                throw new UsageException(
                        "expected plan, print or status",
                        verb.isEmpty() ? "got nothing" : "got " + verb,
                        "see trust migrate -h");
        };
    }

    private static Plan planOf(List<String> rest) {
        if (rest.size() != 1) {
            throw new UsageException("expected one plan", "got " + rest.size() + " words", "see trust migrate -h");
        }
        return PlanFile.read(Path.of(rest.get(0)));
    }

    private ExitCode plan(Console console, List<String> named) {
        Path file = target.get()
                .orElseThrow(
                        () -> new UsageException("-o PLAN is wanted", "no file was named", "see trust migrate -h"));
        if (named.isEmpty()) {
            throw new UsageException("no repository was named", "expected REPO… or -f FILE", "see trust migrate -h");
        }
        PlanFile.requireWritable(file);
        List<String> names = named.stream()
                .map(name -> Gun.parse(name).toString())
                .collect(Collectors.collectingAndThen(Collectors.toCollection(LinkedHashSet::new), List::copyOf));
        Teller teller = Teller.of(output, console, "trust-migrate", session.asOf(), Headings.NONE);
        List<PlannedRepository> planned = new ArrayList<>();
        try (Session open = session.open(console, Version.USER_AGENT)) {
            Planner planner = new Planner(open.contentTrust(), demand.demand());
            Batch.run(
                    names,
                    name -> {
                        SignedRepository repository = open.repository(Gun.parse(name));
                        return new PlanReport(repository, planner.plan(repository));
                    },
                    outcome -> {
                        if (outcome instanceof Judged judged && judged.report() instanceof PlanReport report) {
                            planned.add(report.planned());
                            if (!report.planned().refused().isEmpty()) {
                                teller.note(ExitCode.FINDINGS);
                            }
                        } else if (outcome instanceof Failed failed) {
                            planned.add(Planner.refusing(Gun.parse(failed.subject()), failed.failure()));
                        }
                        teller.tell(outcome);
                    });
            if (planned.stream().allMatch(repository -> repository.server().isEmpty())) {
                console.caution("no plan was written: no repository could be judged");
            } else {
                PlanFile.write(file, new Plan(console.host().clock().instant(), session.asOf(), planned));
            }
        }
        return teller.end();
    }

    private ExitCode print(Console console, Plan plan) {
        if (output.format().equals(OutputOptions.JSON)) {
            throw new UsageException("what is printed has the form that --to names", "--format json was given", "");
        }
        String to = form.get()
                .orElseThrow(() ->
                        new UsageException("--to is wanted", "expected --to cosign, notation, refs or kyverno", ""));
        console.out().print(printer(to).print(plan));
        return ExitCode.OK;
    }

    private PlanPrinter printer(String to) {
        NewRegistry where = registry.orElse(NewRegistry.same());
        return switch (to) {
            case COSIGN -> new CosignScript(where, key.orElse("cosign.key"));
            case NOTATION -> new NotationScript(where, key.get());
            case REFS -> new ReferenceList(where);
            default -> new KyvernoPolicy(where, signers.attestor());
        };
    }

    private ExitCode status(Console console, Plan plan) {
        Teller teller = Teller.of(output, console, "trust-migrate", session.asOf(), Headings.NONE);
        try (Session open = session.open(console, Version.USER_AGENT)) {
            RegistryClient client = open.registry();
            List<SignatureCheck> checks = signers.checks(client, open.now());
            MigrationCheck check = new MigrationCheck(client, registry.orElse(NewRegistry.same()), checks);
            Map<String, PlannedRepository> byName = plan.repositories().stream()
                    .collect(Collectors.toMap(repository -> repository.gun().toString(), Function.identity()));
            List<CheckedRepository> checked = new ArrayList<>();
            List<String> names = plan.repositories().stream()
                    .map(repository -> repository.gun().toString())
                    .toList();
            if (!names.isEmpty()) {
                Batch.run(names, name -> new StatusReport(check.check(planned(byName, name))), outcome -> {
                    if (outcome instanceof Judged judged && judged.report() instanceof StatusReport report) {
                        checked.add(report.checked());
                    }
                    teller.tell(outcome);
                });
            }
            Answer answer = Answer.of(
                    checked,
                    withoutRefused.given() ? Refusals.GIVEN_UP : Refusals.COUNT,
                    checks.isEmpty() ? Signatures.NOT_ASKED_FOR : Signatures.CHECKED);
            teller.note(code(answer));
            teller.tell(new Judged("migration", new AnswerReport(plan, answer, open.now())));
        }
        return teller.end();
    }

    private static PlannedRepository planned(Map<String, PlannedRepository> byName, String name) {
        PlannedRepository planned = byName.get(name);
        if (planned == null) {
            throw new IllegalStateException("no " + name);
        }
        return planned;
    }

    private static ExitCode code(Answer answer) {
        return switch (answer.word()) {
            case YES -> ExitCode.OK;
            case NO -> ExitCode.FINDINGS;
            case UNKNOWN -> ExitCode.UNCHECKED;
        };
    }

    @Override
    public Manner manner(Host host) {
        return output.manner(host);
    }

    @Override
    public Help help() {
        return new Help(
                CommandName.MIGRATE,
                "plan REPO… -o PLAN | print PLAN --to FORM | status PLAN",
                """
                        Takes signed repositories to another way of signing. The plan holds the digests that verify now, or as
                        of --as-of, and nothing else; print turns it into commands and policies; status says whether the new
                        registry serves them all, signed anew, so that the trust server can be switched off.\
                        """,
                List.of(
                        new Example(
                                "migrate plan -f repositories.txt -o plan.json",
                                "what verifies now, and what does not"),
                        new Example(
                                "migrate print plan.json --to cosign --signing-key cosign.key | sh",
                                "sign it by cosign"),
                        new Example(
                                "migrate print plan.json --to refs --to-registry new.example.com",
                                "names by digest, for deployments"),
                        new Example(
                                "migrate status plan.json --to-registry new.example.com --cosign-key cosign.pub",
                                "is it all there, so that the old server can go?")));
    }
}
