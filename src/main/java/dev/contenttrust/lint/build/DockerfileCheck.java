package dev.contenttrust.lint.build;

import dev.contenttrust.lint.dockerfile.Dockerfile;
import dev.contenttrust.lint.dockerfile.DockerfileParser;
import dev.contenttrust.lint.dockerfile.Stages;
import dev.contenttrust.lint.download.DownloadCheck;
import dev.contenttrust.lint.finding.FileKind;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.flow.BuildFlow;
import dev.contenttrust.lint.image.ImageRules;
import dev.contenttrust.lint.key.Evidence;
import dev.contenttrust.lint.key.KeyRules;
import dev.contenttrust.lint.keyfile.KeyMaterial;
import dev.contenttrust.lint.repository.RepositoryRules;
import dev.contenttrust.lint.script.DockerfileText;
import dev.contenttrust.lint.source.SourceText;
import dev.contenttrust.lint.unverified.UnverifiedRules;
import java.util.regex.Pattern;

/** Dockerfiles: read once, followed once, and shown to all that judges them. */
public final class DockerfileCheck implements FileKind {
    private static final Pattern NAME = Pattern.compile("(?i)(.*[._-])?(dockerfile|containerfile)([._-].*)?");

    private final KeyMaterial keyrings;

    /** @param keyrings opens those that a file copies or names */
    public DockerfileCheck(KeyMaterial keyrings) {
        this.keyrings = keyrings;
    }

    @Override
    public boolean claims(String fileName) {
        return NAME.matcher(fileName).matches();
    }

    @Override
    public void check(SourceText text, Policy policy, Findings findings) {
        Dockerfile file = DockerfileParser.parse(text);
        DockerfileText.judge(file, policy, findings);
        file.instructions().forEach(instruction -> findings.block(instruction.span()));
        Stages stages = Stages.of(file);
        if (!stages.all().isEmpty()) {
            file.problems()
                    .forEach(problem -> findings.add(
                            Rule.TR001,
                            problem.span(),
                            problem.message(),
                            "correct it: a builder would refuse the file"));
        }
        BuildFlow flow = BuildFlow.of(file);
        new Images(file, stages, new ImageRules(policy, findings), findings).judge();
        DownloadCheck downloads = DownloadCheck.of(file, flow);
        new Additions(flow, downloads, findings).judge();
        new Secrets(file, findings).judge();
        new Users(stages, findings).judge();
        new PowerShell(stages, findings).judge();
        Evidence evidence = Evidence.of(stages, flow);
        KeyRules.check(stages, flow, evidence, findings);
        RepositoryRules.check(stages, flow, evidence, findings);
        UnverifiedRules.check(file, flow, evidence, findings);
        downloads.judge(findings);
        keyrings.judge(file, findings);
    }
}
