package dev.contenttrust.lint.build;

import dev.contenttrust.lint.dockerfile.Dockerfile;
import dev.contenttrust.lint.dockerfile.DockerfileParser;
import dev.contenttrust.lint.dockerfile.Stage;
import dev.contenttrust.lint.dockerfile.Stages;
import dev.contenttrust.lint.download.DownloadCheck;
import dev.contenttrust.lint.finding.FileKind;
import dev.contenttrust.lint.finding.Findings;
import dev.contenttrust.lint.finding.Policy;
import dev.contenttrust.lint.finding.Rule;
import dev.contenttrust.lint.flow.Act;
import dev.contenttrust.lint.flow.BuildFlow;
import dev.contenttrust.lint.image.ImageRules;
import dev.contenttrust.lint.source.SourceText;
import java.util.List;
import java.util.regex.Pattern;

/** Dockerfiles and Containerfiles: all that is judged about a build. */
public final class BuildCheck implements FileKind {
    private static final Pattern NAME = Pattern.compile("(?i)(.*[._-])?(dockerfile|containerfile)([._-].*)?");

    @Override
    public boolean claims(String fileName) {
        return NAME.matcher(fileName).matches();
    }

    @Override
    public void check(SourceText text, Policy policy, Findings findings) {
        Dockerfile file = DockerfileParser.parse(text);
        Stages stages = Stages.of(file);
        if (stages.all().isEmpty()) {
            return;
        }
        file.problems()
                .forEach(problem -> findings.add(
                        Rule.TR001, problem.span(), problem.message(), "correct it: a builder would refuse the file"));
        file.instructions().forEach(instruction -> findings.block(instruction.span()));
        BuildFlow flow = BuildFlow.of(file);
        new StageImages(file, stages, new ImageRules(policy, findings), findings).judge();
        new ImageSettings(file, stages, findings).judge();
        for (Stage stage : stages.all()) {
            commands(file, stages, stage, flow.acts(stage.number()), findings);
        }
        DownloadCheck.check(file, flow, findings);
    }

    private static void commands(Dockerfile file, Stages stages, Stage stage, List<Act> acts, Findings findings) {
        Surroundings around = new Surroundings(file.source(), Base.of(stages, stage), acts);
        new AddedFiles(file, around, findings).judge(stage);
        List<CommandRule> rules = List.of(
                new KeyNames(around, findings),
                new AptKeys(around, findings),
                new SignatureCalls(around, findings),
                new Repositories(around, findings),
                new Switches(around, findings),
                new GitSources(around, findings));
        for (Act act : acts) {
            rules.forEach(rule -> rule.judge(act));
        }
        new Repositories(around, findings).judgeCopied(stage);
        new Switches(around, findings).judgeSettings(stage, file.escape());
        new AptKeys(around, findings).judgeCopied(stage);
    }
}
