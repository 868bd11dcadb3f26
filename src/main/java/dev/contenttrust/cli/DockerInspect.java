package dev.contenttrust.cli;

import dev.contenttrust.ImageReference;
import dev.contenttrust.TrustException;
import dev.contenttrust.cli.console.Console;
import dev.contenttrust.cli.session.Session;
import dev.contenttrust.json.JsonValue.JsonObject;
import dev.contenttrust.notary.Gun;
import dev.contenttrust.notary.SignedRepository;
import dev.contenttrust.report.DockerInspection;
import dev.contenttrust.report.Outcome;
import dev.contenttrust.report.Outcome.Failed;
import java.util.ArrayList;
import java.util.List;

/** {@code docker trust inspect} as other programs know it: an array of what there is, then what failed, and 0 or 1. */
final class DockerInspect {
    private final Session session;
    private final Console console;

    DockerInspect(Session session, Console console) {
        this.session = session;
        this.console = console;
    }

    ExitCode call(List<String> names) {
        List<JsonObject> inspections = new ArrayList<>();
        List<Failed> failures = new ArrayList<>();
        for (String name : names) {
            try {
                inspections.add(inspect(name));
            } catch (TrustException e) {
                ExitCode code = ExitCode.of(e);
                failures.add(new Outcome.Failed(name, code.number(), code.cause(), e));
            }
        }
        console.out().print(DockerInspection.render(inspections));
        console.out().flush();
        failures.forEach(failed -> console.failure(failed.subject(), failed.failure()));
        return failures.isEmpty() ? ExitCode.OK : ExitCode.FINDINGS;
    }

    private JsonObject inspect(String name) {
        ImageReference image = ImageReference.parse(name);
        SignedRepository repository = session.repository(Gun.of(image));
        return DockerInspection.of(name, repository, image.tag());
    }
}
